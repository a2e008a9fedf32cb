package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.oracle.OraclePermission;
import io.quantdesk.engine.risk.ScopeMargin;

/**
 * Whether the prices of a scope's markets are good enough to take positions away from it (c11).
 * Asked market by market: a position in a market without a price protects no other one. Collateral
 * whose price is in doubt protects as far as it could make the difference: with its full value.
 */
final class OracleClearance {
  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final Collateral collateral;
  private final CommandTime time;
  private final ScopeMargin atAverages;

  OracleClearance(EngineState state) {
    scopes = state.scopes;
    positions = state.positions;
    markets = state.markets;
    time = state.time;
    collateral = state.collateral;
    atAverages = new ScopeMargin(scopes, positions, markets, collateral);
  }

  /**
   * Whether any position of a scope may be closed in its market because of its margin; without a
   * position whether its collateral may be sold for its debt.
   */
  boolean allowsAny(int scopeId) {
    boolean holdsLots = false;
    for (int slot = scopes.firstPosition(scopeId);
        slot != Positions.NONE;
        slot = positions.next(slot)) {
      Market market = markets.get(positions.marketId(slot));
      if (positions.lots(slot) != 0) {
        holdsLots = true;
        if (allows(scopeId, market, OracleAction.LIQUIDATE)) {
          return true;
        }
      }
    }
    return !holdsLots && (!collateral.isDoubtful(scopeId) || isUnderAverage(scopeId));
  }

  /** Whether an action is allowed against a scope that is below its maintenance margin. */
  boolean allows(int scopeId, Market market, OracleAction action) {
    OraclePermission permission = market.oracle().permission(action, time.ns());
    return switch (permission) {
      case YES -> !collateral.isDoubtful(scopeId) || isUnderAverage(scopeId);
      case UNDER_AVERAGE -> isUnderAverage(scopeId);
      default -> false;
    };
  }

  private boolean isUnderAverage(int scopeId) {
    atAverages.measureAtAverages(scopeId, time.ns());
    return atAverages.isUnderWater();
  }
}
