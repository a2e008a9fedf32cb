package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.market.Market;

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
    market.orderJoined(orders.side(slot), LiveOrders.isSpecial(orders.flags(slot)));
    return market.book().add(slot);
  }

  /**
   * Carries out what was planned for an order that is in no book, then rests what is left, or ends
   * it when the plan says so. The caller looks after the position's slot.
   */
  void tradeAndRest(int slot, MatchPlan plan) {
    Market market = plan.market();
    long leaves = orders.leavesLots(slot);
    long cum = orders.cumLots(slot);
    int position = orders.positionSlot(slot);
    matching.sweep(plan, orders.orderId(slot), leaves, cum, position);
    leaves -= plan.fillLots() + plan.reducedLots();
    orders.setLeavesLots(slot, leaves);
    orders.setCumLots(slot, cum + plan.fillLots());
    if (leaves == 0) {
      liveOrders.leave(slot);
    } else if (plan.end() != null) {
      removal.endUnbooked(slot, market, plan.end());
    } else {
      rested.levelQtyLots = rest(slot, market);
      rested.orderId = orders.orderId(slot);
      rested.restingQtyLots = leaves;
      rested.subAccountId = positions.scopeId(position);
      rested.marketId = market.id();
      rested.side = plan.side();
      rested.priceTicks = plan.limitTicks();
      events.orderRested(rested);
    }
  }
}
