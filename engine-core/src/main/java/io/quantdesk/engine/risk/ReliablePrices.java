package io.quantdesk.engine.risk;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.oracle.OracleAction;

/** Whether what a scope is worth can be relied on: no market of its positions lacks a price. */
public final class ReliablePrices {
  private final EngineState state;

  public ReliablePrices(EngineState state) {
    this.state = state;
  }

  /** Whether an action is allowed by the oracles of all markets with a position of the scope. */
  public boolean allow(OracleAction action, int scopeId) {
    Positions positions = state.positions;
    for (int slot = state.scopes.firstPosition(scopeId);
        slot != Positions.NONE;
        slot = positions.next(slot)) {
      Market market = state.markets.get(positions.marketId(slot));
      if (positions.lots(slot) != 0 && !market.oracle().allows(action, state.time.ns())) {
        return false;
      }
    }
    return true;
  }
}
