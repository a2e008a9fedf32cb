package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.model.NaiveRateLimits.Kind;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Auctions of large orders, in unbounded integers (rule c10). */
final class NaiveAuctions {
  private static final BigInteger MILLION = big(1_000_000);

  /** One auction, as long as it is open. */
  static final class Auction {
    long id;
    NaiveMarket.Order order;
    final List<NaiveMarket.Order> quotes = new ArrayList<>();
    int start;
    int end;
    int limit;
    long openedNs;
    long lockNs;
    long endNs;
    long dueNs;

    /** Worst price at a time: a part of the way that is never rounded up. */
    int path(long nowNs) {
      BigInteger way = big(end - (long) start).abs();
      BigInteger elapsed = big(Math.min(nowNs, endNs) - openedNs);
      BigInteger moved = way.multiply(elapsed).divide(big(endNs - openedNs));
      return start + order.side.sign() * moved.intValueExact();
    }

    /** Best price first, then oldest first. */
    List<NaiveMarket.Order> sorted() {
      return quotes.stream()
          .sorted(
              Comparator.comparingLong(
                  (NaiveMarket.Order quote) -> (long) quote.price * order.side.sign()))
          .toList();
    }

    /** The first time at which the path has reached quotes for all of the order, or the end. */
    long computeDueNs() {
      BigInteger covered = ZERO;
      for (NaiveMarket.Order quote : sorted()) {
        covered = covered.add(quote.leaves);
        if (covered.compareTo(order.leaves) >= 0) {
          return Math.min(endNs, reaches(quote.price));
        }
      }
      return endNs;
    }

    private long reaches(int price) {
      long early = openedNs;
      long late = endNs;
      while (early < late) {
        long middle = early + (late - early) / 2;
        if (order.side.crosses(path(middle), price)) {
          late = middle;
        } else {
          early = middle + 1;
        }
      }
      return late;
    }

    boolean isLocked(long nowNs) {
      return nowNs >= lockNs;
    }
  }

  long opened;
  long settled;
  long canceled;
  long quoteTrades;
  long rejectedQuotes;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private long lastNumber;

  NaiveAuctions(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  Answer set(SetAuctionRules command) {
    NaiveMarket market = exchange.market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    if (!isAllowed(command.rules)) {
      return Answer.of(RejectReason.INVALID_AUCTION_RULES);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    market.auctionRules.set(command.rules);
    return Answer.of(RejectReason.NONE);
  }

  private static boolean isAllowed(AuctionRules r) {
    boolean off =
        Stream.of(r.thresholdMicros, r.durationNs, r.minQuoteLots).allMatch(value -> value == 0)
            && Stream.of(r.lockPpm, r.startPpm, r.endPpm, r.quotesPerMaker, r.maxQuotes)
                .allMatch(value -> value == 0);
    return off
        || (r.thresholdMicros >= 0
            && r.minQuoteLots >= 0
            && r.durationNs >= 1_000
            && r.durationNs <= 600_000_000_000L
            && Math.min(r.lockPpm, Math.min(r.startPpm, r.endPpm)) >= 0
            && r.lockPpm <= 1_000_000
            && Math.max(r.startPpm, r.endPpm) <= 500_000
            && r.maxQuotes > 0
            && r.maxQuotes <= 64
            && r.quotesPerMaker > 0
            && r.quotesPerMaker <= r.maxQuotes);
  }

  static boolean isPossible(PlaceOrder command) {
    return List.of(OrdType.LIMIT, OrdType.MARKET).contains(command.ordType)
        && List.of(TimeInForce.GTC, TimeInForce.IOC).contains(command.timeInForce)
        && !command.postOnly
        && !command.postOnlySlide
        && !command.reduceOnly
        && command.displayQtyLots == 0;
  }

  /** Whether an order of good form has to be auctioned, if it can be. */
  boolean wants(PlaceOrder command, NaiveMarket market) {
    long threshold = market.auctionRules.thresholdMicros;
    BigInteger value = market.value(big(command.orderQtyLots), market.mark);
    return command.jit
        || (threshold != 0
            && isPossible(command)
            && value.compareTo(big(threshold)) >= 0
            && refusal(market, command.side) == RejectReason.NONE);
  }

  private RejectReason refusal(NaiveMarket market, Side side) {
    if (market.auctionRules.durationNs == 0) {
      return RejectReason.NO_AUCTIONS;
    }
    if (market.state == MarketState.REDUCE_ONLY) {
      return RejectReason.MARKET_REDUCE_ONLY;
    }
    if (find(market, side) != null) {
      return RejectReason.AUCTION_IN_PROGRESS;
    }
    return isAllowed(market) ? RejectReason.NONE : RejectReason.ORACLE_PRICE_UNRELIABLE;
  }

  private boolean isAllowed(NaiveMarket market) {
    return market.state == MarketState.OPEN && market.oracle.isReliable(exchange.nowNs);
  }

  private static Auction find(NaiveMarket market, Side side) {
    return market.auctions.stream()
        .filter(auction -> auction.order.side == side)
        .findFirst()
        .orElse(null);
  }

  /**
   * Why an order cannot be auctioned; otherwise it has its worst price, and its auction is made.
   */
  RejectReason check(NaiveMarket.Order order, PlaceOrder command) {
    NaiveMarket market = order.market;
    RejectReason reason = refusal(market, order.side);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    int limit = NaiveTrading.worstPrice(command, market);
    if (NaiveTrading.mayRest(order.timeInForce)
        && !market.isWithin(market.parameters.placementBandPpm, limit)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    Auction auction = new Auction();
    auction.limit = limit;
    terms(auction, order, market);
    auction.order = order;
    order.price = auction.end;
    order.auction = auction;
    return trading.risk.check(order, null, order.leaves);
  }

  private static void terms(Auction auction, NaiveMarket.Order order, NaiveMarket market) {
    AuctionRules rules = market.auctionRules;
    BigInteger sign = big(order.side.sign());
    BigInteger mark = big(market.mark);
    BigInteger limit = big(auction.limit);
    boolean isWorse = limit.subtract(mark).multiply(sign).signum() >= 0;
    BigInteger start = isWorse ? mark : away(limit, order.side, -rules.startPpm);
    start = start.min(big(market.parameters.maxPriceTicks)).max(BigInteger.ONE);
    BigInteger end = away(mark, order.side, rules.endPpm);
    boolean isTighter = limit.subtract(end).multiply(sign).signum() < 0;
    auction.start = start.intValueExact();
    auction.end = (isTighter ? limit : end).intValueExact();
  }

  /** A price and a part of it more for a buy and less for a sell, rounded for the order. */
  private static BigInteger away(BigInteger price, Side side, int ppm) {
    BigInteger exact = price.multiply(MILLION.add(big((long) side.sign() * ppm)));
    return side == Side.BUY ? NaiveScope.floor(exact, MILLION) : NaiveScope.ceil(exact, MILLION);
  }

  void enter(NaiveMarket.Order order) {
    Auction auction = order.auction;
    order.auction = null;
    order.price = auction.start - order.side.sign();
    boolean goesOn = trading.matching.sweep(order);
    order.price = auction.end;
    if (!goesOn || order.leaves.signum() == 0) {
      return;
    }
    opened++;
    AuctionRules rules = order.market.auctionRules;
    auction.id = ++lastNumber << 24 | (long) order.market.id << 1 | order.side.code();
    auction.openedNs = exchange.nowNs;
    auction.endNs = exchange.nowNs + rules.durationNs;
    BigInteger locked = big(rules.durationNs).multiply(big(rules.lockPpm)).divide(MILLION);
    auction.lockNs = auction.endNs - locked.longValueExact();
    auction.dueNs = auction.endNs;
    order.market.auctions.add(auction);
  }

  Answer place(PlaceQuote command) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (!trading.rateLimits.take(scope.id, Kind.ORDER)) {
      return Answer.of(RejectReason.RATE_LIMITED);
    }
    if (trading.liquidation.contains(scope.id)) {
      return Answer.of(RejectReason.UNDER_LIQUIDATION);
    }
    if (trading.liquidation.backstop.is(scope)) {
      return Answer.of(RejectReason.BACKSTOP_ACCOUNT);
    }
    long marketId = command.auctionId >> 1 & (1 << 23) - 1;
    if (scope.parent != null && scope.isolatedMarketId != marketId) {
      return Answer.of(RejectReason.ISOLATED_IN_OTHER_MARKET);
    }
    Auction auction =
        exchange.markets.stream()
            .flatMap(market -> market.auctions.stream())
            .filter(open -> open.id == command.auctionId)
            .findFirst()
            .orElse(null);
    if (auction == null) {
      return Answer.of(RejectReason.UNKNOWN_AUCTION);
    }
    NaiveMarket.Order quote = quote(command, auction);
    NaiveMarket.Order replaced =
        command.clOrdId == 0 ? null : exchange.find(command.subAccountId, 0, command.clOrdId);
    RejectReason reason = check(quote, replaced, auction);
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    auction.quotes.remove(replaced);
    quote.number = ++trading.lastOrderNumber;
    auction.quotes.add(quote);
    changed(auction);
    trading.isolation.placed(scope.id, 0);
    return Answer.of(RejectReason.NONE, quote.number);
  }

  private static NaiveMarket.Order quote(PlaceQuote command, Auction auction) {
    NaiveMarket.Order quote = new NaiveMarket.Order();
    quote.clOrdId = command.clOrdId;
    quote.subAccountId = command.subAccountId;
    quote.market = auction.order.market;
    quote.side = auction.order.side.opposite();
    quote.prevention = SelfTradePrevention.CANCEL_MAKER;
    quote.leaves = big(command.orderQtyLots);
    quote.price = command.priceTicks;
    quote.timeInForce = TimeInForce.IOC;
    return quote;
  }

  private RejectReason check(NaiveMarket.Order quote, NaiveMarket.Order replaced, Auction auction) {
    NaiveMarket market = quote.market;
    if (market.state != MarketState.OPEN) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (!isAllowed(market)) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    if (auction.isLocked(exchange.nowNs)) {
      return RejectReason.AUCTION_LOCKED;
    }
    int owner = owner(quote);
    if (owner(auction.order) == owner) {
      return RejectReason.QUOTE_FOR_OWN_ORDER;
    }
    if (replaced != null && !auction.quotes.contains(replaced)) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    if (quote.leaves.signum() <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    RejectReason size = NaiveTrading.checkSize(quote.leaves.longValueExact(), market);
    if (size != RejectReason.NONE) {
      return size;
    }
    if (quote.leaves.compareTo(big(market.auctionRules.minQuoteLots)) < 0) {
      return RejectReason.QUANTITY_BELOW_MINIMUM;
    }
    if (quote.price < 1 || quote.price > market.parameters.maxPriceTicks) {
      return RejectReason.INVALID_PRICE;
    }
    if (!auction.order.side.crosses(auction.end, quote.price)) {
      return RejectReason.QUOTE_PRICE_BEYOND_END;
    }
    if (!market.isWithin(market.parameters.placementBandPpm, quote.price)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    RejectReason reason = checkMargin(quote, replaced, auction);
    long own = auction.quotes.stream().filter(other -> owner(other) == owner).count();
    boolean full =
        auction.quotes.size() >= market.auctionRules.maxQuotes
            || own >= market.auctionRules.quotesPerMaker;
    return reason == RejectReason.NONE && replaced == null && full
        ? RejectReason.QUOTE_LIMIT
        : reason;
  }

  /** As if the replaced one rested, and this one in its place. */
  private RejectReason checkMargin(
      NaiveMarket.Order quote, NaiveMarket.Order replaced, Auction auction) {
    if (replaced == null) {
      return trading.risk.check(quote, null, ZERO);
    }
    int index = auction.quotes.indexOf(replaced);
    auction.quotes.remove(replaced);
    quote.market.orders.add(replaced);
    RejectReason reason = trading.risk.check(quote, replaced, ZERO);
    quote.market.orders.remove(replaced);
    auction.quotes.add(index, replaced);
    return reason;
  }

  private int owner(NaiveMarket.Order order) {
    return exchange.scope(order.subAccountId).owner;
  }

  /** Whether an order is auctioned or a quote. */
  boolean has(NaiveMarket.Order order) {
    return of(order) != null;
  }

  private static Auction of(NaiveMarket.Order order) {
    return order.market.auctions.stream()
        .filter(auction -> auction.order == order || auction.quotes.contains(order))
        .findFirst()
        .orElse(null);
  }

  /** Whether an order is a quote that stays whatever its owner says. */
  boolean isFirm(NaiveMarket.Order order) {
    Auction auction = of(order);
    return auction != null && auction.order != order && auction.isLocked(exchange.nowNs);
  }

  /** Takes out the auctions of orders, and quotes, that are meant. */
  void removeIf(NaiveMarket market, Predicate<NaiveMarket.Order> meant) {
    for (Auction auction : List.copyOf(market.auctions)) {
      if (meant.test(auction.order)) {
        market.auctions.remove(auction);
        canceled++;
      } else if (auction.quotes.removeIf(meant)) {
        changed(auction);
      }
    }
  }

  /** What is due stays due. */
  private void changed(Auction auction) {
    if (auction.dueNs > exchange.nowNs) {
      auction.dueNs = auction.computeDueNs();
    }
  }

  /** State or price of a market have changed: whether its auctions may go on is seen soon. */
  void marketChanged(NaiveMarket market) {
    for (Auction auction : market.auctions) {
      auction.dueNs = Math.min(auction.dueNs, exchange.nowNs);
    }
  }

  void oracleChanged(NaiveMarket market) {
    if (market.oracle.toldAnew) {
      marketChanged(market);
    }
  }

  boolean isDue() {
    return due() != null;
  }

  private Auction due() {
    return exchange.markets.stream()
        .flatMap(market -> market.auctions.stream())
        .filter(auction -> auction.dueNs <= exchange.nowNs)
        .min(
            Comparator.comparingLong((Auction auction) -> auction.dueNs)
                .thenComparingLong(auction -> auction.id))
        .orElse(null);
  }

  /** One tick: all that is due. */
  void step() {
    for (Auction auction = due(); auction != null; auction = due()) {
      NaiveMarket market = auction.order.market;
      auction.dueNs = auction.computeDueNs();
      if (!isAllowed(market)) {
        market.auctions.remove(auction);
        canceled++;
      } else if (auction.dueNs <= exchange.nowNs) {
        settle(auction);
        exchange.forgetIdlePositions();
      }
    }
  }

  private void settle(Auction auction) {
    NaiveMarket.Order order = auction.order;
    int reach = auction.path(exchange.nowNs);
    boolean goesOn = true;
    NaiveMarket.Order quote = next(auction, reach);
    while (goesOn && quote != null && order.leaves.signum() > 0) {
      if (!order.market.isWithin(order.market.parameters.matchBandPpm, quote.price)) {
        auction.quotes.remove(quote);
        rejectedQuotes++;
      } else {
        goesOn = sweep(auction, quote.price);
        if (goesOn && order.leaves.signum() > 0) {
          tradeOrReject(auction, quote);
        }
      }
      quote = next(auction, reach);
    }
    if (goesOn && order.leaves.signum() > 0) {
      goesOn = sweep(auction, reach);
    }
    boolean isOver = !goesOn || order.leaves.signum() == 0 || exchange.nowNs >= auction.endNs;
    auction.dueNs = auction.computeDueNs();
    if (isOver) {
      finish(auction, goesOn);
    }
  }

  /** The reservation is at the end, whatever the order trades at now. */
  private boolean sweep(Auction auction, int limit) {
    auction.order.price = limit;
    boolean goesOn = trading.matching.sweep(auction.order);
    auction.order.price = auction.end;
    return goesOn;
  }

  private static NaiveMarket.Order next(Auction auction, int reach) {
    return auction.sorted().stream()
        .filter(quote -> auction.order.side.crosses(reach, quote.price))
        .findFirst()
        .orElse(null);
  }

  private void tradeOrReject(Auction auction, NaiveMarket.Order quote) {
    NaiveMarket.Order part = quote.copy();
    part.leaves = auction.order.leaves.min(quote.leaves);
    RejectReason reason =
        trading.liquidation.contains(quote.subAccountId)
            ? RejectReason.UNDER_LIQUIDATION
            : checkMargin(part, quote, auction);
    if (reason == RejectReason.NONE) {
      trading.matching.trade(auction.order, quote, part.leaves);
      quoteTrades++;
    } else {
      rejectedQuotes++;
    }
    if (reason != RejectReason.NONE || quote.leaves.signum() == 0) {
      auction.quotes.remove(quote);
    }
  }

  private void finish(Auction auction, boolean goesOn) {
    NaiveMarket.Order order = auction.order;
    order.market.auctions.remove(auction);
    settled++;
    if (goesOn && order.leaves.signum() > 0 && NaiveTrading.mayRest(order.timeInForce)) {
      order.price = auction.limit;
      if (trading.checkTerms(order) == RejectReason.NONE) {
        trading.enter(order);
      }
    }
  }
}
