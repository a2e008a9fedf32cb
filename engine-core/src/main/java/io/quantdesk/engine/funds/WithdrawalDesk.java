package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.threshold.MarginWatch;

/**
 * Withdrawals of USDC in two phases (c12), and the second phase of those of other assets: the cash
 * of a sub-account falls at once; the money stays in the books until the settlement service says
 * that it was paid out, or that it was not.
 */
public final class WithdrawalDesk {
  private static final int USDC = 0;

  private final Accounts accounts;
  private final Ledger ledger;
  private final MarginWatch marginWatch;
  private final PendingWithdrawals pending;
  private final WithdrawalLimits limits;
  private final LeavingCash leavingCash;
  private final CollateralMoves collateralMoves;
  private final CashEvents cashEvents;
  private final EngineEvents events;
  private final WithdrawalRequested requested = new WithdrawalRequested();
  private final WithdrawalConfirmed confirmed = new WithdrawalConfirmed();
  private final WithdrawalReverted reverted = new WithdrawalReverted();
  private final WithdrawalRulesSet rulesSet = new WithdrawalRulesSet();

  public WithdrawalDesk(
      EngineState state,
      Withdrawable withdrawable,
      CollateralMoves collateralMoves,
      RiskAlerts riskAlerts,
      EngineEvents events) {
    accounts = state.accounts;
    ledger = state.ledger;
    marginWatch = state.marginWatch;
    pending = state.pendingWithdrawals;
    limits = state.withdrawalLimits;
    leavingCash = new LeavingCash(state, withdrawable);
    this.collateralMoves = collateralMoves;
    this.events = events;
    cashEvents = new CashEvents(state.scopes, riskAlerts, events);
  }

  /**
   * Takes the amount from the sub-account; it is pending then. Refusals in this order: unknown
   * sub-account, see {@link LeavingCash#check}, withdrawals held, more than the hour has room for,
   * more than is held in all, too many pending of the sub-account, too many at all, totals out of
   * range. What all hold is less than what all have while debts are covered by collateral.
   */
  public RejectReason request(int subAccountId, long amountMicros) {
    RejectReason reason = check(subAccountId, amountMicros);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    limits.take(USDC, amountMicros, ledger.heldMicros());
    ledger.requestWithdrawal(subAccountId, amountMicros);
    marginWatch.cashFell(subAccountId);
    cashEvents.changed(subAccountId, -amountMicros, BalanceChangeReason.WITHDRAWAL);
    requested.withdrawalId = pending.add(subAccountId, USDC, amountMicros);
    requested.amountMicros = amountMicros;
    requested.subAccountId = subAccountId;
    events.withdrawalRequested(requested);
    return RejectReason.NONE;
  }

  private RejectReason check(int subAccountId, long amountMicros) {
    if (!accounts.hasSubAccount(subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    RejectReason reason = leavingCash.check(subAccountId, amountMicros);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    reason = limits.check(USDC, amountMicros, ledger.heldMicros());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (amountMicros > ledger.heldMicros()) {
      return RejectReason.INSUFFICIENT_RESERVE;
    }
    reason = pending.checkRoom(subAccountId);
    return reason == RejectReason.NONE && !ledger.hasRoomForWithdrawal(amountMicros)
        ? RejectReason.ARITHMETIC_LIMIT
        : reason;
  }

  /** What is pending was paid out. Refuses a withdrawal that is not pending. */
  public RejectReason confirm(long withdrawalId) {
    int slot = pending.find(withdrawalId);
    if (slot == PendingWithdrawals.NONE) {
      return RejectReason.UNKNOWN_WITHDRAWAL;
    }
    if (pending.assetId(slot) != USDC) {
      collateralMoves.confirm(withdrawalId, slot);
      return RejectReason.NONE;
    }
    confirmed.withdrawalId = withdrawalId;
    confirmed.amountMicros = pending.amount(slot);
    confirmed.subAccountId = pending.scopeId(slot);
    pending.remove(slot);
    ledger.confirmWithdrawal(confirmed.amountMicros);
    events.withdrawalConfirmed(confirmed);
    return RejectReason.NONE;
  }

  /** What is pending goes back to the sub-account. Refuses a withdrawal that is not pending. */
  public RejectReason revert(long withdrawalId) {
    int slot = pending.find(withdrawalId);
    if (slot == PendingWithdrawals.NONE) {
      return RejectReason.UNKNOWN_WITHDRAWAL;
    }
    if (pending.assetId(slot) != USDC) {
      collateralMoves.revert(withdrawalId, slot);
      return RejectReason.NONE;
    }
    int subAccountId = pending.scopeId(slot);
    long amountMicros = pending.amount(slot);
    pending.remove(slot);
    ledger.revertWithdrawal(subAccountId, amountMicros);
    reverted.withdrawalId = withdrawalId;
    reverted.amountMicros = amountMicros;
    reverted.subAccountId = subAccountId;
    events.withdrawalReverted(reverted);
    cashEvents.changed(subAccountId, amountMicros, BalanceChangeReason.WITHDRAWAL_REVERTED);
    return RejectReason.NONE;
  }

  /** Whether rules would be refused: a limit below 0, a share above 100 %, a hold above a day. */
  public RejectReason check(SetWithdrawalRules command) {
    return command.rules.isValid() ? RejectReason.NONE : RejectReason.INVALID_WITHDRAWAL_RULES;
  }

  /** Replaces the rules, or refuses them. */
  public RejectReason setRules(SetWithdrawalRules command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      limits.rules().set(command.rules);
      rulesSet.rules.set(command.rules);
      events.withdrawalRulesSet(rulesSet);
    }
    return reason;
  }
}
