package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.funds.IsolatedMargin;
import io.quantdesk.engine.risk.LiquidationPrice;
import io.quantdesk.engine.risk.MakerMargin;
import io.quantdesk.engine.risk.OrderMargin;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.trigger.FiringTurn;

/** Builds the classes that handle orders and connects them; hands out those that take commands. */
public final class Trading {
  private final OrderEntry entry;
  private final BracketEntry bracketEntry;
  private final OrderAmendment amendment;
  private final OrderCancellation cancellation;
  private final MassCancellation massCancellation;
  private final DeadManSwitches deadManSwitches;
  private final PositionClosing positionClosing;
  private final OrderExpiry expiry;
  private final TriggerFiring triggerFiring;
  private final MarketClearance clearance;
  private final BracketSizing bracketSizing;
  private final Resizing resizing;
  private final ForcedOrders forcedOrders;
  private final QuoteEntry quoteEntry;
  private final AuctionSettlement auctionSettlement;

  public Trading(
      EngineState state,
      OrderMargin margin,
      MakerMargin makerMargin,
      LiquidationPrice liquidationPrice,
      IsolatedMargin isolatedMargin,
      RiskAlerts riskAlerts,
      CountedEvents events) {
    FillSettlement settlement = new FillSettlement(state, riskAlerts, events);
    BookPlaces places = new BookPlaces(state, events);
    AuctionOrders auctions = new AuctionOrders(state, events);
    OrderRemoval removal = new OrderRemoval(state, auctions, places, events);
    OrderReduction reduction = new OrderReduction(state, places, events);
    ReduceOnlyRules reduceOnly = new ReduceOnlyRules(state);
    bracketSizing = new BracketSizing(state, reduceOnly, removal, reduction, events);
    MatchPlanner planner = new MatchPlanner(state, makerMargin);
    Matching matching =
        new Matching(state, settlement, places, removal, reduction, bracketSizing, events);
    BookEntry bookEntry = new BookEntry(state, matching, removal, places, bracketSizing);
    OrderTerms terms = new OrderTerms(state, margin, planner, reduceOnly);
    ImmediateTrading immediate = new ImmediateTrading(state, matching, events);
    OrderAnswers answers = new OrderAnswers(events);
    StopRules stops = new StopRules(liquidationPrice);
    TriggerEntry triggerEntry = new TriggerEntry(state, reduceOnly, stops, answers);
    BracketLegs legs = new BracketLegs(state, triggerEntry, removal, answers);
    SenderRules senders = new SenderRules(state);
    AuctionEntry auctionEntry =
        new AuctionEntry(state, terms, matching, removal, auctions, answers, events);
    entry =
        new OrderEntry(
            state,
            senders,
            terms,
            isolatedMargin,
            places,
            bookEntry,
            immediate,
            triggerEntry,
            legs,
            auctionEntry,
            answers);
    bracketEntry = new BracketEntry(state, senders, reduceOnly, entry, legs, answers);
    TriggerAmendment triggerAmendment = new TriggerAmendment(state, reduceOnly, stops, events);
    amendment =
        new OrderAmendment(
            state,
            senders,
            margin,
            planner,
            reduceOnly,
            places,
            bookEntry,
            removal,
            triggerAmendment,
            events);
    cancellation = new OrderCancellation(state, auctions, removal);
    massCancellation = new MassCancellation(state, auctions, removal, events);
    triggerFiring =
        new TriggerFiring(
            state, terms, bookEntry, immediate, removal, reduction, bracketSizing, events);
    clearance = new MarketClearance(state, removal);
    deadManSwitches = new DeadManSwitches(state, massCancellation, events);
    positionClosing = new PositionClosing(state, entry, events);
    expiry = new OrderExpiry(state, removal);
    resizing = new Resizing(state, reduceOnly, removal, reduction, bracketSizing);
    quoteEntry = new QuoteEntry(state, senders, margin, auctions, answers, events);
    auctionSettlement =
        new AuctionSettlement(
            state, auctions, quoteEntry, planner, matching, terms, bookEntry, removal, events);
    forcedOrders =
        new ForcedOrders(state, planner, matching, immediate, answers, removal, settlement);
  }

  public OrderEntry entry() {
    return entry;
  }

  public QuoteEntry quoteEntry() {
    return quoteEntry;
  }

  public BracketEntry bracketEntry() {
    return bracketEntry;
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

  public DeadManSwitches deadManSwitches() {
    return deadManSwitches;
  }

  public MarketClearance clearance() {
    return clearance;
  }

  public ForcedOrders forcedOrders() {
    return forcedOrders;
  }

  /**
   * Goes on with what waits, a bounded step of each: auctions, scheduled cancels, mass cancels,
   * positions to be closed behind them, markets to be cleared, expired orders, brackets whose
   * parents have traded, and reduce-only orders whose positions have changed.
   */
  public void step(CommandHeader header) {
    auctionSettlement.step();
    deadManSwitches.step(header);
    massCancellation.step();
    positionClosing.step();
    clearance.step();
    expiry.step();
    bracketSizing.step();
    resizing.step();
  }

  /**
   * Fires trigger orders that are due in a turn, which may trade, in a bounded step; returns
   * whether nothing of the turn is left.
   */
  public boolean fireTriggers(FiringTurn turn) {
    return triggerFiring.step(turn);
  }
}
