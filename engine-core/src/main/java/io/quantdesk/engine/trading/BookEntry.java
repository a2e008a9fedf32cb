package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.Side;

/** Brings orders that have a slot into their book: trades what crosses, rests the remainder. */
final class BookEntry {
  private final RestingOrders orders;
  private final Positions positions;
  private final LiveOrders liveOrders;
  private final Matching matching;
  private final OrderRemoval removal;
  private final EngineEvents events;
  private final OrderRested rested = new OrderRested();

  BookEntry(EngineState state, Matching matching, OrderRemoval removal, EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    liveOrders = state.liveOrders;
    this.matching = matching;
    this.removal = removal;
    this.events = events;
  }

  /** Adds an order to its book, with its leaves; returns the quantity of the level after it. */
  long rest(int slot, Market market) {
    liveOrders.addLots(slot, orders.leavesLots(slot));
    market.orderJoined(orders.side(slot));
    return market.book().add(slot);
  }

  /**
   * Trades marketable lots of an order that is in no book, then rests what is left, or ends it when
   * it could still trade but the sweep reached its limit. The caller looks after the position's
   * slot.
   */
  void tradeAndRest(int slot, Market market, long marketableLots) {
    Side side = orders.side(slot);
    int priceTicks = orders.priceTicks(slot);
    long leaves = orders.leavesLots(slot);
    int position = orders.positionSlot(slot);
    matching.sweep(
        market, side, priceTicks, marketableLots, leaves, orders.orderId(slot), position);
    leaves -= marketableLots;
    orders.setLeavesLots(slot, leaves);
    orders.setCumLots(slot, orders.cumLots(slot) + marketableLots);
    if (leaves == 0) {
      liveOrders.leave(slot);
    } else if (market.crosses(side, priceTicks)) {
      removal.endUnbooked(slot, market, DoneReason.MATCH_LIMIT);
    } else {
      rested.levelQtyLots = rest(slot, market);
      rested.orderId = orders.orderId(slot);
      rested.restingQtyLots = leaves;
      rested.subAccountId = positions.scopeId(position);
      rested.marketId = market.id();
      rested.side = side;
      rested.priceTicks = priceTicks;
      events.orderRested(rested);
    }
  }
}
