package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.IsolatedScopes;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.threshold.MarginWatch;

/**
 * Cash between isolated scopes and their parents: it comes with an order and goes back when neither
 * position nor order is left (c1, c3).
 */
public final class IsolatedMargin {
  private final Scopes scopes;
  private final IsolatedScopes isolated;
  private final Ledger ledger;
  private final LiquidationQueue liquidations;
  private final MarginWatch marginWatch;
  private final LeavingCash leavingCash;
  private final CashEvents cashEvents;
  private int borrower;
  private long lentMicros;

  public IsolatedMargin(
      EngineState state, Withdrawable withdrawable, RiskAlerts riskAlerts, EngineEvents events) {
    scopes = state.scopes;
    isolated = state.scopes.isolated();
    ledger = state.ledger;
    liquidations = state.liquidations;
    marginWatch = state.marginWatch;
    leavingCash = new LeavingCash(state, withdrawable);
    cashEvents = new CashEvents(state.scopes, riskAlerts, events);
  }

  /**
   * Moves cash from the parent to a scope, untold, so that an order can be judged with it; {@link
   * #keep} or {@link #takeBack} must follow. Refusals in this order: not isolated, then see {@link
   * LeavingCash#check} of the parent: what is left to it covers its initial margin without
   * unrealised profits.
   */
  public RejectReason lend(int scopeId, long amountMicros) {
    if (!isolated.contains(scopeId)) {
      return RejectReason.NOT_ISOLATED;
    }
    int parent = isolated.parent(scopeId);
    RejectReason reason = leavingCash.check(parent, amountMicros);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    borrower = scopeId;
    lentMicros = amountMicros;
    ledger.transfer(parent, scopeId, amountMicros);
    return RejectReason.NONE;
  }

  /** The order was refused: nothing has moved. */
  public void takeBack() {
    ledger.transfer(borrower, isolated.parent(borrower), lentMicros);
  }

  /** The order is taken: tells what was moved. */
  public void keep() {
    int parent = isolated.parent(borrower);
    marginWatch.cashFell(parent);
    cashEvents.changed(borrower, lentMicros, BalanceChangeReason.TRANSFER_IN);
    cashEvents.changed(parent, -lentMicros, BalanceChangeReason.TRANSFER_OUT);
  }

  /** The command has made its changes: who has neither position nor orders gives its cash back. */
  public void finishCommand() {
    while (isolated.hasTouched()) {
      int scopeId = isolated.nextTouched();
      boolean isIdle = scopes.firstPosition(scopeId) == Positions.NONE;
      if (isIdle && scopes.cashMicros(scopeId) > 0 && !liquidations.contains(scopeId)) {
        giveBack(scopeId, scopes.cashMicros(scopeId));
      }
    }
  }

  private void giveBack(int scopeId, long cashMicros) {
    int parent = isolated.parent(scopeId);
    ledger.transfer(scopeId, parent, cashMicros);
    cashEvents.changed(scopeId, -cashMicros, BalanceChangeReason.TRANSFER_OUT);
    cashEvents.changed(parent, cashMicros, BalanceChangeReason.TRANSFER_IN);
  }
}
