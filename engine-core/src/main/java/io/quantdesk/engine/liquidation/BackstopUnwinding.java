package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.trading.ForcedOrders;
import io.quantdesk.engine.trading.Matching;

/**
 * Gives back to the market what backstops have taken over (c7.5), by ticks: at each interval a
 * slice, by an order that trades at once at the worst price of a market order or better, without
 * fees, as long as the market trades at a price that allows liquidations. When nothing is left all
 * its cash goes to the insurance fund. While a backstop is being liquidated nothing of it happens.
 */
public final class BackstopUnwinding {
  /** Most markets that one tick looks at. */
  static final int MAX_MARKETS_PER_TICK = 16;

  private final CommandTime time;
  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final DeadlineQueue times;
  private final LiquidationQueue liquidations;
  private final ForcedOrders forced;
  private final InsuranceFund insurance;
  private final CountedEvents events;
  private final BackstopUnwound unwound = new BackstopUnwound();

  public BackstopUnwinding(
      EngineState state, ForcedOrders forced, InsuranceFund insurance, CountedEvents events) {
    time = state.time;
    scopes = state.scopes;
    positions = state.positions;
    markets = state.markets;
    times = state.backstops.unwindTimes();
    liquidations = state.liquidations;
    this.forced = forced;
    this.insurance = insurance;
    this.events = events;
  }

  /** Does what is due in the markets that have waited for the longest time. */
  public void step() {
    int met = 0;
    for (int left = MAX_MARKETS_PER_TICK;
        left > 0 && times.firstNs() <= time.ns() && met < Matching.MAX_FILLS;
        left--) {
      Market market = markets.get(times.firstHandle());
      times.remove(market.id());
      met += step(market, market.backstopRules());
    }
  }

  /** Returns how many orders it looked at one by one. */
  private int step(Market market, BackstopRules rules) {
    int scopeId = rules.subAccountId;
    int met = 0;
    if (!liquidations.contains(scopeId)) {
      unwound.lots = 0;
      unwound.tradedMicros = 0;
      unwound.limitPriceTicks = 0;
      int position = positions.find(scopeId, market.id());
      boolean trades = position != Positions.NONE && mayTrade(market);
      if (trades) {
        offer(position, market, rules);
        met = forced.met();
      }
      finish(scopeId, market, trades);
    }
    if (liquidations.contains(scopeId) || positions.find(scopeId, market.id()) != Positions.NONE) {
      times.add(market.id(), time.ns() + rules.unwindIntervalNs);
    }
    return met;
  }

  private boolean mayTrade(Market market) {
    return market.state().matches() && market.oracle().allows(OracleAction.LIQUIDATE, time.ns());
  }

  /** The value of a slice in lots is rounded down, but at least one. */
  private void offer(int position, Market market, BackstopRules rules) {
    long size = Math.abs(positions.lots(position));
    long slice = rules.sliceMicros / market.valueMicros(1, market.markTicks());
    Side side = positions.lots(position) > 0 ? Side.SELL : Side.BUY;
    unwound.limitPriceTicks = market.protectionTicks(side);
    long lots = Math.min(size, Math.max(1, slice));
    forced.close(position, market, side, lots, unwound.limitPriceTicks);
    unwound.lots = forced.filledLots();
    unwound.tradedMicros = forced.tradedMicros();
  }

  /** Without a position any cash goes back. */
  private void finish(int scopeId, Market market, boolean traded) {
    int left = positions.find(scopeId, market.id());
    long cash = left == Positions.NONE ? Math.max(0, scopes.cashMicros(scopeId)) : 0;
    if (cash > 0) {
      insurance.payCollateral(scopeId, market.id(), -cash);
    }
    if (traded || cash > 0) {
      unwound.subAccountId = scopeId;
      unwound.marketId = market.id();
      unwound.leavesLots = left == Positions.NONE ? 0 : positions.lots(left);
      unwound.returnedMicros = cash;
      events.backstopUnwound(unwound);
    }
  }
}
