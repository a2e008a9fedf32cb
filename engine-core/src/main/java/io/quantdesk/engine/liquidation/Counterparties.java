package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.risk.ScopeMargin;
import io.quantdesk.engine.trading.ForcedOrders;

/**
 * Who may close against the position that is being deleveraged, and the closing itself. Left out
 * are the same account's positions and those whose scope would be below 0 or less healthy after it;
 * as the last resort nobody is.
 */
final class Counterparties {
  private final Accounts accounts;
  private final Positions positions;
  private final Markets markets;
  private final ScopeMargin margin;
  private final ForcedOrders forced;
  private final DeleveragingState state;
  private final EngineEvents events;
  private final WideSum equityAfter = new WideSum();
  private final LiquidationStepped stepped = new LiquidationStepped();

  Counterparties(EngineState state, ScopeMargin margin, ForcedOrders forced, EngineEvents events) {
    accounts = state.accounts;
    positions = state.positions;
    markets = state.markets;
    this.state = state.deleveraging;
    this.margin = margin;
    this.forced = forced;
    this.events = events;
  }

  /** The position that is being closed, or NONE when nothing is left of it. */
  int openPosition() {
    int position = positions.find(state.scopeId, state.marketId);
    return position != Positions.NONE && positions.lots(position) != 0 ? position : Positions.NONE;
  }

  Market market() {
    return markets.get(state.marketId);
  }

  /** As many lots as both positions have. */
  long closableLots(int candidate, int position) {
    return Math.min(Math.abs(positions.lots(candidate)), Math.abs(positions.lots(position)));
  }

  /** Measures the scope of a slot, and whether lots of it may be closed against the position. */
  boolean isEligible(int candidate, int position, long lots) {
    if (!isOpposite(candidate, position)) {
      return false;
    }
    margin.measure(positions.scopeId(candidate));
    return state.kind == LiquidationKind.LAST_RESORT || isUnharmed(candidate, lots);
  }

  /** uPnL of a position at the mark. */
  long profitMicros(int candidate) {
    long lots = positions.lots(candidate);
    return market().valueMicros(lots, market().markTicks()) - positions.costMicros(candidate);
  }

  /** Profit times leverage of a scope that was just measured. */
  long score(int candidate) {
    long value = market().valueMicros(positions.lots(candidate), market().markTicks());
    long cost = positions.costMicros(candidate);
    long equity = Math.max(1, margin.equity().value());
    return DeleveragingScore.of(value - cost, cost == 0 ? 1 : cost, Math.abs(value), equity);
  }

  /** Closes lots of both positions against each other. */
  void close(int position, int candidate, long lots) {
    stepped.subAccountId = state.scopeId;
    stepped.counterpartySubAccountId = positions.scopeId(candidate);
    stepped.marketId = state.marketId;
    stepped.kind = state.kind;
    stepped.lots = lots;
    long sign = Long.signum(positions.lots(position));
    stepped.leavesLots = positions.lots(position) - sign * lots;
    stepped.tradedMicros = market().valueMicros(lots, state.priceTicks);
    stepped.zeroPriceTicks = state.priceTicks;
    stepped.limitPriceTicks = state.priceTicks;
    events.liquidationStepped(stepped);
    forced.deleverage(position, candidate, market(), lots, state.priceTicks);
    state.progressed = true;
  }

  /** Whether a slot holds the other side of the position's market, and not the same account's. */
  private boolean isOpposite(int candidate, int position) {
    if (Long.signum(positions.lots(candidate)) != -Long.signum(positions.lots(position))) {
      return false;
    }
    int owner = accounts.owner(positions.scopeId(candidate));
    return state.kind == LiquidationKind.LAST_RESORT || owner != accounts.owner(state.scopeId);
  }

  /** Of a scope that was just measured: E' at least 0, and E'/MM' not below E/MM. */
  private boolean isUnharmed(int candidate, long lots) {
    Market market = market();
    long size = Math.abs(positions.lots(candidate));
    long before = market.maintenanceMicros(size, market.markTicks());
    long after = market.maintenanceMicros(size - lots, market.markTicks());
    long perLot = (long) (state.priceTicks - market.markTicks());
    long gain = Long.signum(positions.lots(candidate)) * perLot * market.valueMicros(lots, 1);
    equityAfter.set(margin.equity()).add(gain);
    long maintenanceBefore = margin.maintenanceMargin().value();
    long equity = margin.equity().value();
    return equity > 0
        && equityAfter.value() >= 0
        && WideSum.compareProducts(
                equityAfter.value(), maintenanceBefore, equity, maintenanceBefore - before + after)
            >= 0;
  }
}
