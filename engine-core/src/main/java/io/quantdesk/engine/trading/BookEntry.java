package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.market.Market;

/** Brings orders that have a slot into their book: trades what crosses, rests the remainder. */
final class BookEntry {
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final Brackets brackets;
  private final Matching matching;
  private final OrderRemoval removal;
  private final BookPlaces places;
  private final BracketSizing bracketSizing;

  BookEntry(
      EngineState state,
      Matching matching,
      OrderRemoval removal,
      BookPlaces places,
      BracketSizing bracketSizing) {
    orders = state.orders;
    liveOrders = state.liveOrders;
    brackets = state.brackets;
    this.matching = matching;
    this.removal = removal;
    this.places = places;
    this.bracketSizing = bracketSizing;
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
    boolean linked = LiveOrders.isLinked(orders.flags(slot));
    int otherLeg = linked ? brackets.traded(slot, plan.fillLots()) : Brackets.NONE;
    if (leaves == 0) {
      liveOrders.leave(slot);
    } else if (plan.end() != null) {
      removal.endUnbooked(slot, market, plan.end());
    } else {
      places.tellJoined(slot, market, places.join(slot, market));
    }
    if (otherLeg != Brackets.NONE) {
      bracketSizing.takeFilled(otherLeg, market, plan.fillLots());
    }
  }
}
