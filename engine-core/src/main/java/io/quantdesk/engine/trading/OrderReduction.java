package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.DoneReason;

/** Makes orders smaller that their owners did not amend, and says so. */
final class OrderReduction {
  private final RestingOrders orders;
  private final Positions positions;
  private final LiveOrders liveOrders;
  private final BookPlaces places;
  private final EngineEvents events;
  private final OrderReduced reduced = new OrderReduced();

  OrderReduction(EngineState state, BookPlaces places, EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    liveOrders = state.liveOrders;
    this.places = places;
    this.events = events;
  }

  /** Takes lots, fewer than it has, off an order that rests or waits, which keeps its place. */
  void reduce(int slot, Market market, long lots, DoneReason reason) {
    if (LiveOrders.waits(orders.flags(slot))) {
      reduceUnbooked(slot, market, lots, reason);
    } else {
      reduceResting(slot, market, lots, reason);
    }
  }

  /** Takes lots, fewer than it has, off an order that has a slot but is in no book. */
  void reduceUnbooked(int slot, Market market, long lots, DoneReason reason) {
    orders.setLeavesLots(slot, orders.leavesLots(slot) - lots);
    reduced.levelQtyLots = 0;
    reduced.rested = false;
    emit(slot, market, reason);
  }

  /**
   * Takes lots off what the book shows of a resting order, which has more; a slice that is used up
   * makes room for the next.
   */
  void reduceShown(int slot, Market market, long lots, DoneReason reason) {
    boolean usedUp = lots == orders.leavesLots(slot);
    reduced.levelQtyLots = places.reduceShown(slot, market, lots);
    reduced.rested = true;
    emit(slot, market, reason);
    if (usedUp) {
      places.replenish(slot, market);
    }
  }

  private void reduceResting(int slot, Market market, long lots, DoneReason reason) {
    reduced.levelQtyLots = places.reduce(slot, market, lots);
    reduced.rested = true;
    emit(slot, market, reason);
  }

  /** Tells that an incoming order has fewer leaves now. */
  void reduceIncoming(
      MatchPlan plan, int subAccountId, long orderId, long leaves, long cum, DoneReason reason) {
    reduced.levelQtyLots = 0;
    reduced.rested = false;
    reduced.side = plan.side();
    reduced.priceTicks = plan.toldTicks();
    emit(plan.market(), subAccountId, orderId, leaves, cum, reason);
  }

  private void emit(int slot, Market market, DoneReason reason) {
    reduced.side = orders.side(slot);
    reduced.priceTicks = orders.priceTicks(slot);
    int subAccountId = positions.scopeId(orders.positionSlot(slot));
    long leaves = liveOrders.leavesLots(slot);
    emit(market, subAccountId, orders.orderId(slot), leaves, orders.cumLots(slot), reason);
  }

  private void emit(
      Market market, int subAccountId, long orderId, long leaves, long cum, DoneReason reason) {
    reduced.marketId = market.id();
    reduced.subAccountId = subAccountId;
    reduced.orderId = orderId;
    reduced.orderQtyLots = leaves + cum;
    reduced.leavesQtyLots = leaves;
    reduced.reason = reason;
    events.orderReduced(reduced);
  }
}
