package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.risk.OrderMargin;

/** Builds the classes that handle orders and connects them; hands out those that take commands. */
public final class Trading {
  private final OrderEntry entry;
  private final OrderAmendment amendment;
  private final OrderCancellation cancellation;
  private final MassCancellation massCancellation;
  private final TriggerFiring triggerFiring;

  public Trading(EngineState state, OrderMargin margin, CountedEvents events) {
    FillSettlement settlement = new FillSettlement(state, events);
    OrderRemoval removal = new OrderRemoval(state, events);
    OrderReduction reduction = new OrderReduction(state, events);
    MatchPlanner planner = new MatchPlanner(state);
    Matching matching = new Matching(state, settlement, removal, reduction, events);
    BookEntry bookEntry = new BookEntry(state, matching, removal, events);
    OrderTerms terms = new OrderTerms(state, margin, planner);
    ImmediateTrading immediate = new ImmediateTrading(state, matching, events);
    OrderAnswers answers = new OrderAnswers(events);
    TriggerEntry triggerEntry = new TriggerEntry(state, answers);
    entry = new OrderEntry(state, terms, bookEntry, immediate, triggerEntry, answers);
    TriggerAmendment triggerAmendment = new TriggerAmendment(state, events);
    amendment =
        new OrderAmendment(state, margin, planner, bookEntry, removal, triggerAmendment, events);
    cancellation = new OrderCancellation(state, removal);
    massCancellation = new MassCancellation(state, removal, events);
    triggerFiring = new TriggerFiring(state, terms, bookEntry, immediate, removal, events);
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

  public TriggerFiring triggerFiring() {
    return triggerFiring;
  }
}
