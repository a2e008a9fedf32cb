package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.auction.Auction;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.risk.OrderMargin;
import io.quantdesk.engine.risk.ProposedOrder;

/**
 * Takes quotes for auctioned orders (c10). A quote is an order of its own that never rests: its
 * owner cancels it as any order until the auction is locked, and replaces it by another one of the
 * same client order id.
 */
public final class QuoteEntry {
  private final CommandTime time;
  private final Accounts accounts;
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final SenderRules senders;
  private final OrderMargin margin;
  private final AuctionOrders auctions;
  private final OrderAnswers answers;
  private final EngineEvents events;
  private final PlaceOrder order = new PlaceOrder();
  private final ProposedOrder proposed = new ProposedOrder();
  private final QuoteAccepted accepted = new QuoteAccepted();
  private Market market;
  private Auction auction;
  private int replaced;
  private long placedOrderId;

  QuoteEntry(
      EngineState state,
      SenderRules senders,
      OrderMargin margin,
      AuctionOrders auctions,
      OrderAnswers answers,
      EngineEvents events) {
    time = state.time;
    accounts = state.accounts;
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    this.senders = senders;
    this.margin = margin;
    this.auctions = auctions;
    this.answers = answers;
    this.events = events;
    order.ordType = OrdType.LIMIT;
    order.timeInForce = TimeInForce.IOC;
  }

  /** Takes a quote or refuses it with OrderRejected; see {@link #placedOrderId}. */
  public RejectReason place(PlaceQuote quote) {
    placedOrderId = 0;
    RejectReason reason = check(quote);
    if (reason == RejectReason.NONE) {
      enter();
    } else {
      int marketId = AuctionTimes.marketId(quote.auctionId);
      order.marketId = markets.find(marketId) == null ? 0 : marketId;
      order.subAccountId = quote.subAccountId;
      order.clOrdId = quote.clOrdId;
      answers.reject(order, reason);
    }
    return reason;
  }

  /** Id of the order that the last call took; 0 when it refused. */
  public long placedOrderId() {
    return placedOrderId;
  }

  /**
   * Refusals in this order: the sender (see {@link SenderRules}), unknown auction, market state,
   * the oracle's status, locked, an order of the same account, client order id, quantity, price,
   * worse than the end, placement band, margin (see OrderMargin), quotes of the account, of the
   * auction; order slots, position slots.
   */
  private RejectReason check(PlaceQuote quote) {
    int marketId = AuctionTimes.marketId(quote.auctionId);
    RejectReason reason = senders.check(quote.subAccountId, marketId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    market = markets.find(marketId);
    auction = market == null ? null : market.auctions().find(quote.auctionId);
    if (auction == null) {
      return RejectReason.UNKNOWN_AUCTION;
    }
    reason = checkAuction(quote);
    return reason == RejectReason.NONE ? checkQuote(quote) : reason;
  }

  private RejectReason checkAuction(PlaceQuote quote) {
    if (market.state() != MarketState.OPEN) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (!auctions.areAllowed(market)) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    if (auction.isLocked(time.ns())) {
      return RejectReason.AUCTION_LOCKED;
    }
    return isOfAccount(auction.orderSlot(), accounts.owner(quote.subAccountId))
        ? RejectReason.QUOTE_FOR_OWN_ORDER
        : RejectReason.NONE;
  }

  private RejectReason checkQuote(PlaceQuote quote) {
    replaced = liveOrders.findByClOrdId(quote.subAccountId, quote.clOrdId);
    if (replaced != LiveOrders.NONE && !isOfAuction(replaced)) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    if (quote.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    RejectReason reason = OrderRules.checkSize(quote.orderQtyLots, market.parameters());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (quote.orderQtyLots < market.auctions().rules().minQuoteLots) {
      return RejectReason.QUANTITY_BELOW_MINIMUM;
    }
    if (!OrderRules.isPrice(quote.priceTicks, market.parameters())) {
      return RejectReason.INVALID_PRICE;
    }
    if (!auction.side().crosses(auction.endTicks(), quote.priceTicks)) {
      return RejectReason.QUOTE_PRICE_BEYOND_END;
    }
    if (!market.placementBand().holds(quote.priceTicks)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    read(quote);
    reason = checkMargin();
    return reason == RejectReason.NONE ? checkRoom() : reason;
  }

  private boolean isOfAuction(int slot) {
    return LiveOrders.isQuote(orders.flags(slot))
        && positions.marketId(orders.positionSlot(slot)) == market.id()
        && auctions.auctionOf(slot, market) == auction;
  }

  private boolean isOfAccount(int slot, int owner) {
    return accounts.owner(positions.scopeId(orders.positionSlot(slot))) == owner;
  }

  private void read(PlaceQuote quote) {
    order.clOrdId = quote.clOrdId;
    order.orderQtyLots = quote.orderQtyLots;
    order.priceTicks = quote.priceTicks;
    order.subAccountId = quote.subAccountId;
    order.marketId = market.id();
    order.side = auction.side().opposite();
  }

  private RejectReason checkMargin() {
    boolean replaces = replaced != LiveOrders.NONE;
    propose(order.subAccountId, positions.find(order.subAccountId, market.id()));
    proposed.lots = order.orderQtyLots;
    proposed.priceTicks = order.priceTicks;
    proposed.replacedLots = replaces ? orders.leavesLots(replaced) : 0;
    proposed.replacedPriceTicks = replaces ? orders.priceTicks(replaced) : 0;
    return margin.check(proposed);
  }

  private RejectReason checkRoom() {
    AuctionRules rules = market.auctions().rules();
    if (!liveOrders.canNumber()) {
      return RejectReason.ORDER_CAPACITY;
    }
    if (replaced != LiveOrders.NONE) {
      return RejectReason.NONE;
    }
    if (auction.quoteCount() >= Math.min(rules.maxQuotes, Auction.MAX_QUOTES)
        || quotesOf(accounts.owner(order.subAccountId)) >= rules.quotesPerMaker) {
      return RejectReason.QUOTE_LIMIT;
    }
    if (orders.available() == 0) {
      return RejectReason.ORDER_CAPACITY;
    }
    return proposed.positionSlot == Positions.NONE && positions.available() == 0
        ? RejectReason.POSITION_CAPACITY
        : RejectReason.NONE;
  }

  private int quotesOf(int owner) {
    int count = 0;
    for (int i = 0; i < auction.quoteCount(); i++) {
      count += isOfAccount(auction.quote(i), owner) ? 1 : 0;
    }
    return count;
  }

  /** The position's slot has an order when the replaced one is gone, or will have this one. */
  private void enter() {
    accepted.replacedOrderId = 0;
    int position = positions.acquire(order.subAccountId, market.id());
    if (replaced != LiveOrders.NONE) {
      accepted.replacedOrderId = orders.orderId(replaced);
      auctions.removeQuote(replaced, auction, DoneReason.QUOTE_REPLACED, RejectReason.NONE);
    }
    int flags = LiveOrders.flags(order) | LiveOrders.QUOTE;
    int slot = liveOrders.open(order, position, order.orderQtyLots, order.priceTicks, flags);
    placedOrderId = orders.orderId(slot);
    answers.accept(order, placedOrderId, order.orderQtyLots, order.priceTicks, 0, 0);
    liveOrders.addLots(slot, order.orderQtyLots);
    auction.add(slot, order.priceTicks);
    auctions.quotesChanged(auction);
    accepted.auctionId = auction.id();
    accepted.orderId = placedOrderId;
    accepted.orderQtyLots = order.orderQtyLots;
    accepted.subAccountId = order.subAccountId;
    accepted.priceTicks = order.priceTicks;
    accepted.marketId = market.id();
    events.quoteAccepted(accepted);
  }

  /**
   * Why a quote cannot trade lots now that its turn has come; NONE: it can. Refusals in this order:
   * under liquidation, margin (see OrderMargin), with these lots in the place of the whole quote.
   */
  RejectReason recheck(int quote, Market ofMarket, long lots) {
    market = ofMarket;
    int position = orders.positionSlot(quote);
    int scopeId = positions.scopeId(position);
    if (senders.isUnderLiquidation(scopeId)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    order.side = orders.side(quote);
    propose(scopeId, position);
    proposed.lots = lots;
    proposed.priceTicks = orders.priceTicks(quote);
    proposed.replacedLots = orders.leavesLots(quote);
    proposed.replacedPriceTicks = proposed.priceTicks;
    return margin.check(proposed);
  }

  private void propose(int scopeId, int position) {
    proposed.market = market;
    proposed.side = order.side;
    proposed.scopeId = scopeId;
    proposed.positionSlot = position;
    proposed.hasLimit = true;
  }
}
