package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.risk.OrderMargin;

/** Builds the classes that handle orders and connects them; hands out those that take commands. */
public final class Trading {
  private final OrderEntry entry;
  private final OrderAmendment amendment;
  private final OrderCancellation cancellation;
  private final MassCancellation massCancellation;

  public Trading(EngineState state, OrderMargin margin, EngineEvents events) {
    FillSettlement settlement = new FillSettlement(state, events);
    OrderRemoval removal = new OrderRemoval(state, events);
    OrderReduction reduction = new OrderReduction(state, events);
    MatchPlanner planner = new MatchPlanner(state);
    Matching matching = new Matching(state, settlement, removal, reduction, events);
    BookEntry bookEntry = new BookEntry(state, matching, removal, events);
    entry = new OrderEntry(state, margin, planner, matching, bookEntry, events);
    amendment = new OrderAmendment(state, margin, planner, bookEntry, removal, events);
    cancellation = new OrderCancellation(state, removal);
    massCancellation = new MassCancellation(state, removal, events);
  }

  public OrderEntry entry() {
    return entry;
  }

  public OrderAmendment amendment() {
    return amendment;
  }

  public OrderCancellation cancellation() {
    return cancellation;
  }

  public MassCancellation massCancellation() {
    return massCancellation;
  }
}
