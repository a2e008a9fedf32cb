package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.risk.ReliablePrices;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.threshold.MarginWatch;

/** Moves cash between sub-accounts of one account: what could be withdrawn can be moved (c12). */
public final class TransferDesk {
  private final Accounts accounts;
  private final Ledger ledger;
  private final LiquidationQueue liquidations;
  private final MarginWatch marginWatch;
  private final ReliablePrices prices;
  private final Withdrawable withdrawable;
  private final CashEvents cashEvents;

  public TransferDesk(
      EngineState state, Withdrawable withdrawable, RiskAlerts riskAlerts, EngineEvents events) {
    accounts = state.accounts;
    ledger = state.ledger;
    liquidations = state.liquidations;
    marginWatch = state.marginWatch;
    prices = new ReliablePrices(state);
    this.withdrawable = withdrawable;
    cashEvents = new CashEvents(state.scopes, riskAlerts, events);
  }

  /**
   * Refusals in this order: unknown sub-account, one and the same, of another account, amount not
   * above 0, the giving one under liquidation, a position of it whose price is not to be relied on,
   * more than is withdrawable. What a sub-account under liquidation gets helps it, as a deposit
   * does.
   */
  public RejectReason transfer(Transfer command) {
    int from = command.fromSubAccountId;
    int to = command.toSubAccountId;
    if (!accounts.hasSubAccount(from) || !accounts.hasSubAccount(to)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (from == to) {
      return RejectReason.SAME_SUB_ACCOUNT;
    }
    if (accounts.owner(from) != accounts.owner(to)) {
      return RejectReason.OTHER_OWNER;
    }
    if (command.amountMicros <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    if (liquidations.contains(from)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (!prices.allow(OracleAction.WITHDRAW, from)) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    if (command.amountMicros > withdrawable.micros(from)) {
      return RejectReason.INSUFFICIENT_WITHDRAWABLE;
    }
    move(from, to, command.amountMicros);
    return RejectReason.NONE;
  }

  private void move(int from, int to, long amountMicros) {
    ledger.transfer(from, to, amountMicros);
    marginWatch.cashFell(from);
    cashEvents.changed(from, -amountMicros, BalanceChangeReason.TRANSFER_OUT);
    cashEvents.changed(to, amountMicros, BalanceChangeReason.TRANSFER_IN);
  }
}
