package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.auction.Auction;
import io.quantdesk.engine.auction.AuctionEnd;
import io.quantdesk.engine.auction.AuctionPath;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.TimeInForce;

/**
 * Trades auctioned orders when their time has come, in steps which ticks make (c10): with quotes
 * and resting orders by price, at equal price with the book first, and never at a worse price than
 * the path has reached. Before the end it does so as soon as quotes cover the order at that price.
 */
public final class AuctionSettlement {
  /** Most parts, each a sweep and a quote, that one tick makes. */
  static final int MAX_PARTS_PER_STEP = 256;

  private final CommandTime time;
  private final Markets markets;
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final AuctionTimes times;
  private final AuctionOrders auctions;
  private final QuoteEntry quotes;
  private final MatchPlanner planner;
  private final Matching matching;
  private final OrderTerms terms;
  private final BookEntry bookEntry;
  private final OrderRemoval removal;
  private final CountedEvents events;
  private final PlaceOrder remainder = new PlaceOrder();

  AuctionSettlement(
      EngineState state,
      AuctionOrders auctions,
      QuoteEntry quotes,
      MatchPlanner planner,
      Matching matching,
      OrderTerms terms,
      BookEntry bookEntry,
      OrderRemoval removal,
      CountedEvents events) {
    time = state.time;
    markets = state.markets;
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    times = state.auctionTimes;
    this.auctions = auctions;
    this.quotes = quotes;
    this.planner = planner;
    this.matching = matching;
    this.terms = terms;
    this.bookEntry = bookEntry;
    this.removal = removal;
    this.events = events;
    remainder.ordType = OrdType.LIMIT;
    remainder.timeInForce = TimeInForce.GTC;
  }

  /** Goes on with the auctions that are due, within the limits of a tick. */
  public void step() {
    int met = 0;
    for (int left = MAX_PARTS_PER_STEP;
        left > 0
            && times.firstNs() <= time.ns()
            && met < Matching.MAX_FILLS
            && events.count() < TriggerFiring.MAX_EVENTS_PER_STEP;
        left--) {
      Market market = markets.get(times.firstMarket());
      met += goOn(market, market.auctions().of(times.firstSide()));
    }
  }

  /** Returns how many orders it has looked at one by one. */
  private int goOn(Market market, Auction auction) {
    int slot = auction.orderSlot();
    if (!auctions.areAllowed(market)) {
      int position = orders.positionSlot(slot);
      auctions.remove(slot, market, DoneReason.AUCTION_CANCELED);
      positions.releaseIfIdle(position);
      return 0;
    }
    if (!auction.isSettling()) {
      if (auctions.dueNs(auction) > time.ns()) {
        auctions.reschedule(auction);
        return 0;
      }
      auction.settling(true);
    }
    int quote = nextQuote(auction);
    if (quote != LiveOrders.NONE && !market.matchBand().holds(orders.priceTicks(quote))) {
      reject(auction, quote, RejectReason.PRICE_OUTSIDE_BAND);
      return 1;
    }
    if (quote != LiveOrders.NONE || !auction.isSwept()) {
      return trade(market, auction, quote);
    }
    if (time.ns() < auction.endNs()) {
      auction.settling(false);
      auctions.reschedule(auction);
      return 0;
    }
    return finish(market, auction, null);
  }

  /** The best quote if the path has reached it, or NONE. */
  private int nextQuote(Auction auction) {
    int reach = AuctionPath.priceTicks(auction, time.ns());
    return auction.quoteCount() > 0 && auction.side().crosses(reach, auction.quoteTicks(0))
        ? auction.quote(0)
        : LiveOrders.NONE;
  }

  private void reject(Auction auction, int quote, RejectReason reason) {
    int position = orders.positionSlot(quote);
    auctions.removeQuote(quote, auction, DoneReason.AUCTION_REJECTED, reason);
    positions.releaseIfIdle(position);
  }

  /** Trades with the book as far as it goes before a quote, and with the quote. */
  private int trade(Market market, Auction auction, int quote) {
    int reach =
        quote == LiveOrders.NONE
            ? AuctionPath.priceTicks(auction, time.ns())
            : orders.priceTicks(quote);
    auctions.release(auction);
    MatchPlan plan = sweep(market, auction, reach);
    int met = planner.met();
    long leaves = orders.leavesLots(auction.orderSlot());
    auctions.reserve(auction);
    if (leaves == 0 || plan.end() != null) {
      return met + finish(market, auction, plan.end());
    }
    if (quote == LiveOrders.NONE) {
      auction.swept();
      return met;
    }
    long lots = Math.min(leaves, orders.leavesLots(quote));
    RejectReason reason = quotes.recheck(quote, market, lots);
    if (reason == RejectReason.NONE) {
      fill(market, auction, quote, lots);
    } else {
      reject(auction, quote, reason);
    }
    return orders.leavesLots(auction.orderSlot()) == 0
        ? met + finish(market, auction, null)
        : met + 1;
  }

  private MatchPlan sweep(Market market, Auction auction, int reachTicks) {
    int slot = auction.orderSlot();
    int position = orders.positionSlot(slot);
    long leaves = orders.leavesLots(slot);
    long cum = orders.cumLots(slot);
    MatchPlan plan =
        planner.plan(
            market,
            auction.side(),
            reachTicks,
            leaves,
            positions.scopeId(position),
            position,
            LiveOrders.selfTradePrevention(orders.flags(slot)));
    plan.tellAs(auction.limitTicks());
    if (!plan.isEmpty()) {
      matching.sweepInAuction(auction.id(), plan, orders.orderId(slot), leaves, cum, position);
      orders.setLeavesLots(slot, leaves - plan.fillLots() - plan.reducedLots());
      orders.setCumLots(slot, cum + plan.fillLots());
      auction.filledFromBook(plan.fillLots());
    }
    return plan;
  }

  /** Both keep what they reserve for the rest of their lots. */
  private void fill(Market market, Auction auction, int quote, long lots) {
    int slot = auction.orderSlot();
    auctions.release(auction);
    if (lots == orders.leavesLots(quote)) {
      auction.remove(quote);
    }
    matching.tradeQuote(auction.id(), market, slot, quote, lots);
    orders.setLeavesLots(slot, orders.leavesLots(slot) - lots);
    orders.setCumLots(slot, orders.cumLots(slot) + lots);
    auctions.reserve(auction);
    auction.filledFromQuote(lots);
  }

  /**
   * Ends the auction; what is left of the order ends, or rests at its own price.
   *
   * @param end why it must not rest; null: it may
   */
  private int finish(Market market, Auction auction, DoneReason end) {
    int slot = auction.orderSlot();
    int position = orders.positionSlot(slot);
    boolean rests = auction.rests();
    auctions.close(auction, market, AuctionEnd.SETTLED);
    int met = 0;
    if (orders.leavesLots(slot) == 0) {
      liveOrders.leave(slot);
    } else if (end != null) {
      removal.endUnbooked(slot, market, end);
    } else if (!rests) {
      removal.endUnbooked(slot, market, DoneReason.IOC_REMAINDER);
    } else {
      met = rest(slot, market);
    }
    positions.releaseIfIdle(position);
    return met;
  }

  /** As a new order it may be refused, and may trade beyond where the auction went. */
  private int rest(int slot, Market market) {
    int position = orders.positionSlot(slot);
    remainder.orderQtyLots = orders.leavesLots(slot);
    remainder.priceTicks = orders.priceTicks(slot);
    remainder.subAccountId = positions.scopeId(position);
    remainder.marketId = market.id();
    remainder.side = orders.side(slot);
    remainder.selfTradePrevention = LiveOrders.selfTradePrevention(orders.flags(slot));
    RejectReason reason = terms.check(remainder, market);
    if (reason == RejectReason.NONE) {
      reason = terms.checkLevelRoom();
    }
    if (reason == RejectReason.NONE) {
      bookEntry.tradeAndRest(slot, terms.plan());
    } else {
      removal.endRefused(slot, market, DoneReason.AUCTION_REJECTED, reason);
    }
    return terms.met();
  }
}
