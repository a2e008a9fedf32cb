package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;

/**
 * Takes the orders out of a market that has become REDUCE_ONLY (all but reduce-only orders) or
 * SETTLEMENT (all), resting and waiting ones, in steps that ticks make.
 */
public final class MarketClearance {
  /** Most orders that one step ends. */
  static final int MAX_ORDERS_PER_STEP = 256;

  /** Most order slots, of whichever market, that one step looks at. */
  static final int MAX_SLOTS_PER_STEP = 4_096;

  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final ClearanceQueue queue;
  private final AuctionTimes auctions;
  private final OrderRemoval removal;

  MarketClearance(EngineState state, OrderRemoval removal) {
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    queue = state.clearances;
    auctions = state.auctionTimes;
    this.removal = removal;
  }

  /** Takes a change of a market's state: what it does not allow any more is to go. */
  public void stateChanged(Market market) {
    auctions.marketChanged(market);
    if (isToBeCleared(market)) {
      queue.add(market.id());
    }
  }

  /** Goes on with the market that waits longest; without one nothing happens. */
  public void step() {
    if (!queue.isPending()) {
      return;
    }
    Market market = markets.get(queue.marketId());
    if (!isToBeCleared(market) || clear(market)) {
      queue.removeFirst();
    }
  }

  private static boolean isToBeCleared(Market market) {
    return market.state() == MarketState.REDUCE_ONLY || market.state() == MarketState.SETTLEMENT;
  }

  /** Returns whether no slot is left to look at. */
  private boolean clear(Market market) {
    boolean reducing = market.state() == MarketState.REDUCE_ONLY;
    DoneReason reason = reducing ? DoneReason.MARKET_REDUCE_ONLY : DoneReason.MARKET_CLOSED;
    int end = Math.min(orders.touched(), queue.cursor() + MAX_SLOTS_PER_STEP);
    int left = MAX_ORDERS_PER_STEP;
    int slot = queue.cursor();
    while (slot < end && left > 0) {
      if (isOrderOf(market, slot) && !(reducing && reduces(orders.flags(slot)))) {
        removal.remove(slot, reason);
        left--;
      }
      slot++;
    }
    queue.cursor(slot);
    return slot == orders.touched();
  }

  /** Legs without a quantity are looked after with their parents. */
  private static boolean reduces(int flags) {
    return LiveOrders.isReduceOnly(flags) || LiveOrders.isInactive(flags);
  }

  private boolean isOrderOf(Market market, int slot) {
    return orders.orderId(slot) != 0
        && positions.marketId(orders.positionSlot(slot)) == market.id();
  }
}
