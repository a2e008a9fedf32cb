package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.market.Markets;

/** The insurance fund of each market: what pays into it, and the bad debt that it pays for (c8). */
public final class InsuranceFund {
  private final Markets markets;
  private final Scopes scopes;
  private final Ledger ledger;
  private final EngineEvents events;
  private final InsuranceChanged changed = new InsuranceChanged();
  private final BalanceChanged balanceChanged = new BalanceChanged();

  public InsuranceFund(EngineState state, EngineEvents events) {
    markets = state.markets;
    scopes = state.scopes;
    ledger = state.ledger;
    this.events = events;
  }

  /**
   * Takes money from outside. Refusals in this order: unknown market, amount not above 0, totals
   * out of range.
   */
  public RejectReason fund(int marketId, long amountMicros) {
    if (markets.find(marketId) == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (amountMicros <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    if (!ledger.hasRoomForDeposit(amountMicros)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    ledger.fundInsurance(marketId, amountMicros);
    emit(marketId, amountMicros, InsuranceChangeReason.FUNDED);
    return RejectReason.NONE;
  }

  /** Takes the fee of a liquidation out of a scope's cash. */
  void takeFee(int scopeId, int marketId, long feeMicros) {
    ledger.payInsurance(scopeId, marketId, feeMicros);
    emit(scopeId, -feeMicros, BalanceChangeReason.LIQUIDATION_FEE);
    emit(marketId, feeMicros, InsuranceChangeReason.LIQUIDATION_FEE);
  }

  /** Gives the backstop of a market collateral that the fund has; below 0: takes it back. */
  void payCollateral(int scopeId, int marketId, long amountMicros) {
    ledger.payInsurance(scopeId, marketId, -amountMicros);
    emit(scopeId, amountMicros, BalanceChangeReason.BACKSTOP);
    emit(marketId, -amountMicros, InsuranceChangeReason.BACKSTOP);
  }

  /** Pays what a scope owes, as far as the fund of the market goes; returns how much. */
  public long payBadDebt(int scopeId, int marketId, long owedMicros) {
    long paid = marketId == 0 ? 0 : Math.min(owedMicros, ledger.insuranceMicros(marketId));
    if (paid > 0) {
      ledger.payInsurance(scopeId, marketId, -paid);
      emit(scopeId, paid, BalanceChangeReason.BAD_DEBT);
      emit(marketId, -paid, InsuranceChangeReason.BAD_DEBT);
    }
    return paid;
  }

  private void emit(int marketId, long changeMicros, InsuranceChangeReason reason) {
    changed.marketId = marketId;
    changed.balanceMicros = ledger.insuranceMicros(marketId);
    changed.changeMicros = changeMicros;
    changed.reason = reason;
    events.insuranceChanged(changed);
  }

  private void emit(int scopeId, long changeMicros, BalanceChangeReason reason) {
    balanceChanged.subAccountId = scopeId;
    balanceChanged.cashMicros = scopes.cashMicros(scopeId);
    balanceChanged.changeMicros = changeMicros;
    balanceChanged.reason = reason;
    events.balanceChanged(balanceChanged);
  }
}
