package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.threshold.MarginWatch;

/** Moves cash between sub-accounts of one account: what could be withdrawn can be moved (c12). */
public final class TransferDesk {
  private final Accounts accounts;
  private final Ledger ledger;
  private final MarginWatch marginWatch;
  private final LeavingCash leavingCash;
  private final CashEvents cashEvents;

  public TransferDesk(
      EngineState state, Withdrawable withdrawable, RiskAlerts riskAlerts, EngineEvents events) {
    accounts = state.accounts;
    ledger = state.ledger;
    marginWatch = state.marginWatch;
    leavingCash = new LeavingCash(state, withdrawable);
    cashEvents = new CashEvents(state.scopes, riskAlerts, events);
  }

  /**
   * Refusals in this order: see {@link TransferParties}, then {@link LeavingCash#check}. What a
   * sub-account under liquidation gets helps it, as a deposit does.
   */
  public RejectReason transfer(Transfer command) {
    int from = command.fromSubAccountId;
    int to = command.toSubAccountId;
    RejectReason reason = TransferParties.check(accounts, from, to);
    if (reason == RejectReason.NONE) {
      reason = leavingCash.check(from, command.amountMicros);
    }
    if (reason == RejectReason.NONE) {
      move(from, to, command.amountMicros);
    }
    return reason;
  }

  private void move(int from, int to, long amountMicros) {
    ledger.transfer(from, to, amountMicros);
    marginWatch.cashFell(from);
    cashEvents.changed(from, -amountMicros, BalanceChangeReason.TRANSFER_OUT);
    cashEvents.changed(to, amountMicros, BalanceChangeReason.TRANSFER_IN);
  }
}
