package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.risk.RiskAlerts;

/** Deposits into the cash of sub-accounts, in USDC micros. */
public final class DepositDesk {
  private final Accounts accounts;
  private final Ledger ledger;
  private final CashEvents cashEvents;

  public DepositDesk(EngineState state, RiskAlerts riskAlerts, EngineEvents events) {
    accounts = state.accounts;
    ledger = state.ledger;
    cashEvents = new CashEvents(state.scopes, riskAlerts, events);
  }

  /** Refusals in this order: unknown sub-account, amount not above 0, totals out of range. */
  public RejectReason deposit(int subAccountId, long amountMicros) {
    if (!accounts.hasSubAccount(subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (amountMicros <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    if (!ledger.hasRoomForDeposit(amountMicros)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    ledger.deposit(subAccountId, amountMicros);
    cashEvents.changed(subAccountId, amountMicros, BalanceChangeReason.DEPOSIT);
    return RejectReason.NONE;
  }
}
