package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
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
 * Closes what nobody in the market wanted of a position against those who hold the other side, at
 * its zero price, those with the most leveraged profit first (c7), and no more than the remainder.
 * One position at a time, in bounded steps: a search over all positions, then up to {@value
 * BestCandidates#CAPACITY} closes, again until nothing is left.
 *
 * <p>Left out are the same account's positions and those whose scope would be below 0 or less
 * healthy after it. When only such are left, they close at the mark, which harms nobody: what the
 * position's scope owes then is bad debt.
 */
public final class Deleveraging {
  /** Most positions that one step looks at. */
  static final int SLOTS_PER_STEP = 4_096;

  private final Accounts accounts;
  private final CommandTime time;
  private final Positions positions;
  private final Markets markets;
  private final ScopeMargin margin;
  private final ForcedOrders forced;
  private final DeleveragingState state;
  private final EngineEvents events;
  private final WideSum equityAfter = new WideSum();
  private final LiquidationStepped stepped = new LiquidationStepped();

  Deleveraging(EngineState state, ScopeMargin margin, ForcedOrders forced, EngineEvents events) {
    accounts = state.accounts;
    time = state.time;
    positions = state.positions;
    markets = state.markets;
    this.state = state.deleveraging;
    this.margin = margin;
    this.forced = forced;
    this.events = events;
  }

  /** Whether a position is being closed already: another one has to wait. */
  boolean isBusy() {
    return state.isBusy();
  }

  /** Begins with the position of a scope in a market, to be closed at its zero price. */
  void start(int scopeId, int marketId, int zeroTicks) {
    state.scopeId = scopeId;
    state.sinceNs = time.ns();
    state.marketId = marketId;
    state.priceTicks = zeroTicks;
    state.kind = LiquidationKind.DELEVERAGING;
    search();
  }

  /** Goes on; returns the scope whose position is done with, or 0. */
  int step() {
    int position = openPosition();
    if (position == Positions.NONE) {
      return finish();
    }
    if (state.cursor < state.end) {
      searchOn(position);
      return 0;
    }
    close();
    position = openPosition();
    if (position == Positions.NONE) {
      return finish();
    }
    if (state.progressed) {
      search();
    } else if (state.kind == LiquidationKind.DELEVERAGING) {
      state.kind = LiquidationKind.LAST_RESORT;
      state.priceTicks = markets.get(state.marketId).markTicks();
      search();
    } else {
      return finish();
    }
    return 0;
  }

  private int finish() {
    int scopeId = state.scopeId;
    state.scopeId = 0;
    return scopeId;
  }

  private void search() {
    state.cursor = 0;
    state.end = positions.touched();
    state.rank = 0;
    state.progressed = false;
    state.candidates.clear();
  }

  private void searchOn(int position) {
    int end = Math.min(state.cursor + SLOTS_PER_STEP, state.end);
    for (; state.cursor < end; state.cursor++) {
      int candidate = state.cursor;
      if (isEligible(candidate, position)) {
        state.candidates.offer(positions.scopeId(candidate), score(candidate));
      }
    }
  }

  private void close() {
    while (state.rank < state.candidates.count()) {
      int position = openPosition();
      if (position == Positions.NONE) {
        return;
      }
      int scopeId = state.candidates.scopeId(state.rank++);
      int candidate = positions.find(scopeId, state.marketId);
      if (candidate != Positions.NONE && isEligible(candidate, position)) {
        close(position, candidate);
      }
    }
  }

  private void close(int position, int candidate) {
    Market market = markets.get(state.marketId);
    long lots = closableLots(candidate, position);
    stepped.subAccountId = state.scopeId;
    stepped.counterpartySubAccountId = positions.scopeId(candidate);
    stepped.marketId = state.marketId;
    stepped.kind = state.kind;
    stepped.lots = lots;
    long sign = Long.signum(positions.lots(position));
    stepped.leavesLots = positions.lots(position) - sign * lots;
    stepped.tradedMicros = market.valueMicros(lots, state.priceTicks);
    stepped.zeroPriceTicks = state.priceTicks;
    stepped.limitPriceTicks = state.priceTicks;
    events.liquidationStepped(stepped);
    forced.deleverage(position, candidate, market, lots, state.priceTicks);
    state.progressed = true;
  }

  /** The position that is being closed, or NONE when nothing is left of it. */
  private int openPosition() {
    int position = positions.find(state.scopeId, state.marketId);
    return position != Positions.NONE && positions.lots(position) != 0 ? position : Positions.NONE;
  }

  /** Measures the scope of a slot that could be closed against the position. */
  private boolean isEligible(int candidate, int position) {
    if (!isOpposite(candidate, position)) {
      return false;
    }
    margin.measure(positions.scopeId(candidate));
    return isAcceptable(candidate, position);
  }

  /** Whether a slot holds the other side of a position's market, and may be closed against it. */
  private boolean isOpposite(int candidate, int position) {
    if (positions.marketId(candidate) != state.marketId
        || Long.signum(positions.lots(candidate)) != -Long.signum(positions.lots(position))) {
      return false;
    }
    int owner = accounts.owner(positions.scopeId(candidate));
    return state.kind == LiquidationKind.LAST_RESORT || owner != accounts.owner(state.scopeId);
  }

  /** Of a scope that was just measured: E' at least 0, and E'/MM' not below E/MM. */
  private boolean isAcceptable(int candidate, int position) {
    if (state.kind == LiquidationKind.LAST_RESORT) {
      return true;
    }
    Market market = markets.get(state.marketId);
    long lots = closableLots(candidate, position);
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

  private long closableLots(int candidate, int position) {
    return Math.min(Math.abs(positions.lots(candidate)), Math.abs(positions.lots(position)));
  }

  /** Of a scope that was just measured. */
  private long score(int candidate) {
    Market market = markets.get(state.marketId);
    long value = market.valueMicros(positions.lots(candidate), market.markTicks());
    long cost = positions.costMicros(candidate);
    long equity = Math.max(1, margin.equity().value());
    return DeleveragingScore.of(value - cost, cost == 0 ? 1 : cost, Math.abs(value), equity);
  }
}
