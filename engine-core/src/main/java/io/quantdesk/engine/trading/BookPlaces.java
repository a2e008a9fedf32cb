package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.risk.ProposedOrder;

/**
 * Puts orders into their books and takes them out, with all that counts them. Of an iceberg order
 * the book has one slice at a time; the next one joins behind all others at its price.
 */
final class BookPlaces {
  private final RestingOrders orders;
  private final Positions positions;
  private final LiveOrders liveOrders;
  private final Icebergs icebergs;
  private final EngineEvents events;
  private final OrderRested rested = new OrderRested();

  BookPlaces(EngineState state, EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    liveOrders = state.liveOrders;
    icebergs = state.icebergs;
    this.events = events;
  }

  /**
   * Whether an order could rest with all that is left of it; refusals in this order: price levels,
   * level quantity.
   */
  static RejectReason checkRoom(ProposedOrder order) {
    if (!order.market.book().hasRoomFor(order.side, order.priceTicks)) {
      return RejectReason.PRICE_LEVEL_CAPACITY;
    }
    return order.market.levelWouldOverflow(order.side, order.priceTicks, order.lots)
        ? RejectReason.ARITHMETIC_LIMIT
        : RejectReason.NONE;
  }

  /** Adds an order to its book, with its leaves; returns the quantity of the level after it. */
  long join(int slot, Market market) {
    liveOrders.addLots(slot, orders.leavesLots(slot));
    return show(slot, market, orders.leavesLots(slot));
  }

  /** Takes an order out of its book, with all that it hides; returns what is left of the level. */
  long leave(int slot, Market market) {
    long levelLots = remove(slot, market);
    if (LiveOrders.isIceberg(orders.flags(slot))) {
      long whole = liveOrders.leavesLots(slot);
      hide(slot, market, 0);
      orders.setLeavesLots(slot, whole);
    }
    liveOrders.addLots(slot, -orders.leavesLots(slot));
    return levelLots;
  }

  /**
   * Takes lots, fewer than it has, off an order that keeps its place: first what it hides. Returns
   * the quantity of the level after it.
   */
  long reduce(int slot, Market market, long lots) {
    long shown = lots;
    if (LiveOrders.isIceberg(orders.flags(slot))) {
      long hidden = Math.min(lots, icebergs.hiddenLots(slot));
      hide(slot, market, icebergs.hiddenLots(slot) - hidden);
      shown -= hidden;
    }
    liveOrders.addLots(slot, -lots);
    return shown == 0
        ? market.book().levelQtyLots(orders.priceTicks(slot))
        : market.book().reduce(slot, orders.leavesLots(slot) - shown);
  }

  /**
   * Takes lots, at most all, off what the book shows of an order; a slice that is used up leaves.
   * Returns the quantity of the level after it.
   */
  long reduceShown(int slot, Market market, long lots) {
    long shown = orders.leavesLots(slot) - lots;
    liveOrders.addLots(slot, -lots);
    if (shown > 0) {
      return market.book().reduce(slot, shown);
    }
    long levelLots = remove(slot, market);
    orders.setLeavesLots(slot, 0);
    return levelLots;
  }

  /** Brings the next slice of an iceberg order whose last one is used up, and says so. */
  void replenish(int slot, Market market) {
    rested.levelQtyLots = show(slot, market, icebergs.hiddenLots(slot));
    tellRested(slot, market);
  }

  /** Tells that an order has a place now, which {@link #join} has just given it. */
  void tellJoined(int slot, Market market, long levelLots) {
    rested.levelQtyLots = levelLots;
    tellRested(slot, market);
  }

  private long remove(int slot, Market market) {
    long levelLots = market.book().remove(slot);
    market.orderLeft(orders.side(slot), LiveOrders.isSpecial(orders.flags(slot)));
    return levelLots;
  }

  private void tellRested(int slot, Market market) {
    rested.orderId = orders.orderId(slot);
    rested.restingQtyLots = liveOrders.leavesLots(slot);
    rested.subAccountId = positions.scopeId(orders.positionSlot(slot));
    rested.marketId = market.id();
    rested.side = orders.side(slot);
    rested.priceTicks = orders.priceTicks(slot);
    events.orderRested(rested);
  }

  private long show(int slot, Market market, long lots) {
    int flags = orders.flags(slot);
    if (LiveOrders.isIceberg(flags)) {
      long slice = Math.min(lots, icebergs.displayLots(slot));
      hide(slot, market, lots - slice);
      orders.setLeavesLots(slot, slice);
    }
    market.orderJoined(orders.side(slot), LiveOrders.isSpecial(flags));
    return market.book().add(slot);
  }

  private void hide(int slot, Market market, long lots) {
    market.addHiddenLots(orders.side(slot), lots - icebergs.hiddenLots(slot));
    icebergs.setHiddenLots(slot, lots);
  }
}
