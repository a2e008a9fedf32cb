package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.auction.Auction;
import io.quantdesk.engine.auction.AuctionPath;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.auction.AuctionTerms;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.TimeInForce;

/**
 * Opens auctions (c10): an order that asks for it, or whose value at the mark reaches the threshold
 * of its market, trades at once only what is better than the start of its auction; the rest is
 * offered. An order that asks for it is refused when it cannot have it, any other one trades as
 * always then.
 */
final class AuctionEntry {
  private static final int PPM = 1_000_000;

  private final CommandTime time;
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final OrderTerms terms;
  private final Matching matching;
  private final OrderRemoval removal;
  private final AuctionOrders auctions;
  private final AuctionTimes times;
  private final OrderAnswers answers;
  private final EngineEvents events;
  private final AuctionTerms opening = new AuctionTerms();
  private final AuctionOpened opened = new AuctionOpened();

  AuctionEntry(
      EngineState state,
      OrderTerms terms,
      Matching matching,
      OrderRemoval removal,
      AuctionOrders auctions,
      OrderAnswers answers,
      EngineEvents events) {
    time = state.time;
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    times = state.auctionTimes;
    this.terms = terms;
    this.matching = matching;
    this.removal = removal;
    this.auctions = auctions;
    this.answers = answers;
    this.events = events;
  }

  /** Limit and market orders, GTC and IOC, that have nothing special about them. */
  static boolean isPossible(PlaceOrder order) {
    return (order.ordType == OrdType.LIMIT || order.ordType == OrdType.MARKET)
        && (order.timeInForce == TimeInForce.GTC || order.timeInForce == TimeInForce.IOC)
        && !OrderRules.isPostOnly(order)
        && !order.reduceOnly
        && order.displayQtyLots == 0;
  }

  /**
   * Why an order of good form that asks for an auction cannot have one. Refusals in this order: no
   * auctions in the market, reduce-only market, one of its side in progress, the oracle's status.
   */
  RejectReason refusal(PlaceOrder order, Market market) {
    if (!market.auctions().areOn()) {
      return RejectReason.NO_AUCTIONS;
    }
    if (market.state() == MarketState.REDUCE_ONLY) {
      return RejectReason.MARKET_REDUCE_ONLY;
    }
    if (market.auctions().of(order.side).isOpen()) {
      return RejectReason.AUCTION_IN_PROGRESS;
    }
    return auctions.areAllowed(market) ? RejectReason.NONE : RejectReason.ORACLE_PRICE_UNRELIABLE;
  }

  /** Whether an order that does not ask for it is auctioned. */
  boolean takes(PlaceOrder order, Market market) {
    long threshold = market.auctions().rules().thresholdMicros;
    return threshold != 0
        && isPossible(order)
        && market.valueMicros(order.orderQtyLots, market.markTicks()) >= threshold
        && auctions.areAllowed(market)
        && !market.auctions().of(order.side).isOpen();
  }

  /**
   * Refusals in this order: see {@link OrderTerms#checkForAuction}; order slots, position slots.
   */
  RejectReason check(PlaceOrder order, Market market) {
    AuctionRules rules = market.auctions().rules();
    int mark = market.markTicks();
    int limit = OrderTerms.worstPriceTicks(order, market);
    int highest = market.parameters().maxPriceTicks;
    opening.limitTicks = limit;
    opening.startTicks = AuctionPath.startTicks(order.side, limit, mark, highest, rules);
    opening.endTicks = AuctionPath.endTicks(order.side, limit, mark, rules);
    opening.rests = order.timeInForce.mayRest();
    RejectReason reason =
        terms.checkForAuction(order, market, opening.startTicks, opening.endTicks);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!liveOrders.canNumber() || orders.available() == 0) {
      return RejectReason.ORDER_CAPACITY;
    }
    return terms.positionSlot() == Positions.NONE && positions.available() == 0
        ? RejectReason.POSITION_CAPACITY
        : RejectReason.NONE;
  }

  /** Takes the order that was checked last; returns its id. */
  long enter(PlaceOrder order) {
    int position = positions.acquire(order.subAccountId, order.marketId);
    long lots = terms.lots();
    int slot = liveOrders.open(order, position, lots, opening.limitTicks, LiveOrders.flags(order));
    long orderId = orders.orderId(slot);
    answers.accept(order, orderId, lots, opening.limitTicks, 0, 0);
    MatchPlan plan = terms.plan();
    if (!plan.isEmpty()) {
      matching.sweep(plan, orderId, lots, 0, position);
    }
    long leaves = lots - plan.fillLots() - plan.reducedLots();
    orders.setLeavesLots(slot, leaves);
    orders.setCumLots(slot, plan.fillLots());
    if (leaves == 0) {
      liveOrders.leave(slot);
    } else if (plan.end() != null) {
      removal.endUnbooked(slot, terms.market(), plan.end());
    } else {
      open(slot, terms.market());
    }
    positions.releaseIfIdle(position);
    return orderId;
  }

  private void open(int slot, Market market) {
    AuctionRules rules = market.auctions().rules();
    Auction auction = market.auctions().of(orders.side(slot));
    opening.id = times.nextId(market, auction.side());
    opening.orderSlot = slot;
    opening.openedNs = time.ns();
    opening.endNs = time.ns() + rules.durationNs;
    opening.lockNs = opening.endNs - MulDiv.floor(rules.durationNs, rules.lockPpm, PPM);
    orders.setPriceAndSide(slot, opening.endTicks, auction.side());
    orders.setFlags(slot, orders.flags(slot) | LiveOrders.AUCTIONED);
    auction.open(opening);
    auctions.reserve(auction);
    auctions.reschedule(auction);
    opened.auctionId = opening.id;
    opened.orderId = orders.orderId(slot);
    opened.orderQtyLots = orders.leavesLots(slot);
    opened.openTimeNs = opening.openedNs;
    opened.lockTimeNs = opening.lockNs;
    opened.endTimeNs = opening.endNs;
    opened.subAccountId = positions.scopeId(orders.positionSlot(slot));
    opened.startPriceTicks = opening.startTicks;
    opened.endPriceTicks = opening.endTicks;
    opened.marketId = market.id();
    opened.side = auction.side();
    events.auctionOpened(opened);
  }
}
