package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.threshold.MarginWatch;

/** Deposits into and withdrawals from the cash of sub-accounts, in USDC micros. */
public final class FundsDesk {
  private final Accounts accounts;
  private final Ledger ledger;
  private final LiquidationQueue liquidations;
  private final Withdrawable withdrawable;
  private final MarginWatch marginWatch;
  private final CashEvents cashEvents;

  public FundsDesk(
      EngineState state, Withdrawable withdrawable, RiskAlerts riskAlerts, EngineEvents events) {
    accounts = state.accounts;
    ledger = state.ledger;
    liquidations = state.liquidations;
    marginWatch = state.marginWatch;
    this.withdrawable = withdrawable;
    cashEvents = new CashEvents(state.scopes, riskAlerts, events);
  }

  /** Refusals in this order: unknown sub-account, amount not above 0, totals out of range. */
  public RejectReason deposit(int subAccountId, long amountMicros) {
    RejectReason reason = check(subAccountId, amountMicros);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!ledger.hasRoomForDeposit(amountMicros)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    ledger.deposit(subAccountId, amountMicros);
    cashEvents.changed(subAccountId, amountMicros, BalanceChangeReason.DEPOSIT);
    return RejectReason.NONE;
  }

  /**
   * Refusals in this order: unknown sub-account, amount not above 0, under liquidation, more than
   * is withdrawable, totals out of range.
   */
  public RejectReason withdraw(int subAccountId, long amountMicros) {
    RejectReason reason = check(subAccountId, amountMicros);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (liquidations.contains(subAccountId)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (amountMicros > withdrawable.micros(subAccountId)) {
      return RejectReason.INSUFFICIENT_WITHDRAWABLE;
    }
    if (!ledger.hasRoomForWithdrawal(amountMicros)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    ledger.withdraw(subAccountId, amountMicros);
    marginWatch.cashFell(subAccountId);
    cashEvents.changed(subAccountId, -amountMicros, BalanceChangeReason.WITHDRAWAL);
    return RejectReason.NONE;
  }

  private RejectReason check(int subAccountId, long amountMicros) {
    if (!accounts.hasSubAccount(subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    return amountMicros <= 0 ? RejectReason.INVALID_AMOUNT : RejectReason.NONE;
  }
}
