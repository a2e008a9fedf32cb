package io.quantdesk.engine.funds;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.collateral.CollateralChangeReason;
import io.quantdesk.engine.collateral.WithdrawalPhase;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.Withdrawable;

/**
 * Assets that come to sub-accounts, move between those of one account, and leave (c2, c12): the
 * latter in two phases, as USDC does. What leaves must leave equity without unrealised profits at
 * or above initial margin and a tenth of the notional.
 */
public final class CollateralMoves {
  private final Accounts accounts;
  private final Scopes scopes;
  private final Collateral collateral;
  private final CommandTime time;
  private final PendingWithdrawals pending;
  private final WithdrawalLimits limits;
  private final Withdrawable withdrawable;
  private final LeavingCash leavingCash;
  private final CollateralEvents changes;
  private final EngineEvents events;
  private final CollateralWithdrawal withdrawal = new CollateralWithdrawal();

  public CollateralMoves(
      EngineState state, Withdrawable withdrawable, RiskAlerts riskAlerts, EngineEvents events) {
    accounts = state.accounts;
    scopes = state.scopes;
    collateral = state.collateral;
    time = state.time;
    pending = state.pendingWithdrawals;
    limits = state.withdrawalLimits;
    this.withdrawable = withdrawable;
    leavingCash = new LeavingCash(state, withdrawable);
    changes = new CollateralEvents(collateral, state.marginWatch, riskAlerts, events);
    this.events = events;
  }

  /**
   * Refusals in this order: unknown sub-account, unknown asset, amount not above 0, isolated, a
   * backstop, an asset that has no price yet, more than its cap, totals out of range.
   */
  public RejectReason deposit(MoveCollateral command) {
    RejectReason reason = checkMove(command);
    if (reason == RejectReason.NONE) {
      reason = checkReceiver(command.subAccountId);
    }
    if (reason == RejectReason.NONE) {
      reason = checkRoom(command.units, collateral.get(command.assetId));
    }
    if (reason == RejectReason.NONE) {
      CollateralAsset asset = collateral.get(command.assetId);
      collateral.deposit(command.subAccountId, asset, command.units);
      changes.changed(command.subAccountId, asset, command.units, CollateralChangeReason.DEPOSIT);
    }
    return reason;
  }

  /**
   * Takes units from the sub-account; they are pending then. Refusals in this order: unknown
   * sub-account, unknown asset, amount not above 0, see {@link LeavingCash#check}, more than there
   * is, margin, withdrawals held, more than the hour has room for, too many pending of the
   * sub-account, too many at all.
   */
  public RejectReason withdraw(MoveCollateral command) {
    RejectReason reason = checkMove(command);
    if (reason == RejectReason.NONE) {
      reason = checkLeaving(command);
    }
    if (reason == RejectReason.NONE) {
      reason = checkLimits(command);
    }
    if (reason == RejectReason.NONE) {
      take(command, collateral.get(command.assetId));
    }
    return reason;
  }

  /**
   * Refusals in this order: unknown sub-account, unknown asset, amount not above 0, unknown
   * receiver, one and the same, of another account, isolated, a backstop; then see {@link
   * LeavingCash#check}, more than there is, margin.
   */
  public RejectReason transfer(MoveCollateral command) {
    RejectReason reason = checkMove(command);
    if (reason == RejectReason.NONE) {
      reason = checkTransfer(command.subAccountId, command.toSubAccountId);
    }
    if (reason == RejectReason.NONE) {
      reason = checkLeaving(command);
    }
    if (reason == RejectReason.NONE) {
      CollateralAsset asset = collateral.get(command.assetId);
      int from = command.subAccountId;
      int to = command.toSubAccountId;
      collateral.transfer(from, to, asset, command.units);
      changes.changed(from, asset, -command.units, CollateralChangeReason.TRANSFER_OUT);
      changes.changed(to, asset, command.units, CollateralChangeReason.TRANSFER_IN);
    }
    return reason;
  }

  /** The units of a pending withdrawal were paid out. */
  void confirm(long withdrawalId, int slot) {
    CollateralAsset asset = collateral.get(pending.assetId(slot));
    note(withdrawalId, slot, WithdrawalPhase.CONFIRMED);
    pending.remove(slot);
    collateral.confirmWithdrawal(asset, withdrawal.units);
    events.collateralWithdrawal(withdrawal);
  }

  /** The units of a pending withdrawal go back to their sub-account. */
  void revert(long withdrawalId, int slot) {
    CollateralAsset asset = collateral.get(pending.assetId(slot));
    note(withdrawalId, slot, WithdrawalPhase.REVERTED);
    pending.remove(slot);
    collateral.revertWithdrawal(withdrawal.subAccountId, asset, withdrawal.units);
    events.collateralWithdrawal(withdrawal);
    changes.changed(
        withdrawal.subAccountId,
        asset,
        withdrawal.units,
        CollateralChangeReason.WITHDRAWAL_REVERTED);
  }

  private RejectReason checkMove(MoveCollateral command) {
    if (!accounts.hasSubAccount(command.subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (collateral.find(command.assetId) == null) {
      return RejectReason.UNKNOWN_COLLATERAL_ASSET;
    }
    return command.units > 0 ? RejectReason.NONE : RejectReason.INVALID_AMOUNT;
  }

  /** Isolated ones have the cash of their positions; a backstop what its fund gives it. */
  private RejectReason checkReceiver(int scopeId) {
    if (scopes.isolated().contains(scopeId)) {
      return RejectReason.USDC_ONLY;
    }
    return scopes.isBackstop(scopeId) ? RejectReason.BACKSTOP_ACCOUNT : RejectReason.NONE;
  }

  /** What is pending may come back, so it takes of the cap, too. */
  private static RejectReason checkRoom(long units, CollateralAsset asset) {
    if (asset.priceTicks() == 0) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    long counted = asset.ledger().heldUnits() + asset.ledger().pendingUnits();
    if (units > asset.terms().capUnits - counted) {
      return RejectReason.COLLATERAL_CAP;
    }
    return asset.ledger().hasRoomForDeposit(units)
        ? RejectReason.NONE
        : RejectReason.ARITHMETIC_LIMIT;
  }

  private RejectReason checkTransfer(int from, int to) {
    RejectReason reason = TransferParties.check(accounts, from, to);
    return reason == RejectReason.NONE ? checkReceiver(to) : reason;
  }

  private RejectReason checkLeaving(MoveCollateral command) {
    RejectReason reason = leavingCash.check(command.subAccountId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    CollateralAsset asset = collateral.get(command.assetId);
    long has = collateral.units(command.subAccountId, asset.id());
    if (command.units > has) {
      return RejectReason.INSUFFICIENT_COLLATERAL;
    }
    long counted =
        asset.initialMicros(has, time.ns()) - asset.initialMicros(has - command.units, time.ns());
    return withdrawable.allows(command.subAccountId, counted)
        ? RejectReason.NONE
        : RejectReason.INSUFFICIENT_WITHDRAWABLE;
  }

  private RejectReason checkLimits(MoveCollateral command) {
    CollateralAsset asset = collateral.get(command.assetId);
    RejectReason reason =
        limits.check(asset.id(), asset.fullMicros(command.units), asset.heldMicros());
    return reason == RejectReason.NONE ? pending.checkRoom(command.subAccountId) : reason;
  }

  private void take(MoveCollateral command, CollateralAsset asset) {
    int subAccountId = command.subAccountId;
    limits.take(asset.id(), asset.fullMicros(command.units), asset.heldMicros());
    collateral.requestWithdrawal(subAccountId, asset, command.units);
    changes.changed(subAccountId, asset, -command.units, CollateralChangeReason.WITHDRAWAL);
    long withdrawalId = pending.add(subAccountId, asset.id(), command.units);
    note(withdrawalId, pending.find(withdrawalId), WithdrawalPhase.REQUESTED);
    events.collateralWithdrawal(withdrawal);
  }

  private void note(long withdrawalId, int slot, WithdrawalPhase phase) {
    withdrawal.withdrawalId = withdrawalId;
    withdrawal.units = pending.amount(slot);
    withdrawal.subAccountId = pending.scopeId(slot);
    withdrawal.assetId = pending.assetId(slot);
    withdrawal.phase = phase;
  }
}
