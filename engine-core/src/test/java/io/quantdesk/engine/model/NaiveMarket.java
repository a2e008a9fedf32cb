package io.quantdesk.engine.model;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A market with its orders in one list, in the order of their time priority. */
final class NaiveMarket {
  /** A resting or waiting order. */
  static final class Order {
    long id;
    long number;
    long clOrdId;
    int subAccountId;
    NaiveMarket market;
    Side side;
    int price;
    boolean postOnly;
    boolean slides;
    boolean reduceOnly;
    boolean force;

    /** Of a bracket; and without a quantity as long as it is held. */
    boolean leg;

    boolean held;
    SelfTradePrevention prevention;

    /** While it is being checked: the auction that it is to have. */
    NaiveAuctions.Auction auction;

    long expireTimeNs = Long.MAX_VALUE;
    BigInteger leaves;
    BigInteger cum = BigInteger.ZERO;

    /** Most that is shown at a time, 0: all; and what is shown now. */
    BigInteger display = BigInteger.ZERO;

    BigInteger slice;
    TimeInForce timeInForce = TimeInForce.GTC;

    /** What it is by its client's words; the rest is of orders that wait for a trigger. */
    OrdType type = OrdType.LIMIT;

    TriggerSource source;
    int trigger;
    boolean met;

    /** Of an owner who is being liquidated: without fees; and the value of its trades. */
    boolean forced;

    BigInteger traded = BigInteger.ZERO;

    /** Of a trailing stop: one distance, what it waits for before it follows, what it has seen. */
    int offsetTicks;

    int offsetPpm;
    int activation;
    int best;

    BigInteger total() {
      return leaves.add(cum);
    }

    BigInteger shown() {
      return slice == null ? leaves : slice;
    }

    /** Shows the next slice, or the first. */
    void show() {
      slice = display.signum() == 0 ? null : display.min(leaves);
    }

    /** Gets smaller in its place: what is hidden goes first. */
    void shrink(BigInteger newLeaves) {
      leaves = newLeaves;
      slice = slice == null ? null : slice.min(newLeaves);
    }

    /** Loses lots of what is shown; returns whether the next slice has to be shown. */
    boolean take(BigInteger lots) {
      leaves = leaves.subtract(lots);
      slice = slice == null ? null : slice.subtract(lots);
      return leaves.signum() > 0 && shown().signum() == 0;
    }

    Order copy() {
      Order copy = new Order();
      copy.id = id;
      copy.number = number;
      copy.clOrdId = clOrdId;
      copy.subAccountId = subAccountId;
      copy.market = market;
      copy.side = side;
      copy.price = price;
      copy.postOnly = postOnly;
      copy.slides = slides;
      copy.reduceOnly = reduceOnly;
      copy.force = force;
      copy.leg = leg;
      copy.held = held;
      copy.prevention = prevention;
      copy.leaves = leaves;
      copy.cum = cum;
      copy.display = display;
      copy.slice = slice;
      copy.timeInForce = timeInForce;
      copy.expireTimeNs = expireTimeNs;
      copy.type = type;
      copy.source = source;
      copy.trigger = trigger;
      copy.offsetTicks = offsetTicks;
      copy.offsetPpm = offsetPpm;
      copy.activation = activation;
      copy.best = best;
      return copy;
    }
  }

  final int id;
  final String symbol;
  final MarketParameters parameters = new MarketParameters();
  final BigInteger k;
  final List<Order> orders = new ArrayList<>();
  final List<Order> waiting = new ArrayList<>();
  final List<NaiveAuctions.Auction> auctions = new ArrayList<>();
  final AuctionRules auctionRules = new AuctionRules();

  /** Who has a position, in the order in which they were opened. */
  final List<NaiveScope> holders = new ArrayList<>();

  /** Sum of all longs; null when positions have changed since it was last added up. */
  private BigInteger openInterest;

  long opened;

  /** Who has closed a position, and may have orders still. */
  final Set<NaiveScope> closed = new LinkedHashSet<>();

  /** Prices since the first that has met a trigger which has not fired yet. */
  final Map<TriggerSource, List<Integer>> unsettled = new EnumMap<>(TriggerSource.class);

  boolean isUnsettled;
  MarketState state = MarketState.INITIALIZING;
  int index;
  int mark;
  int settlement;
  int last;
  long lastTradeNs;
  long publishTimeNs;
  BigInteger insurance = BigInteger.ZERO;
  BigInteger dust = BigInteger.ZERO;
  final NaiveOracle oracle = new NaiveOracle();
  final NaiveMark marking = new NaiveMark();
  final LiquidationRules rules = new LiquidationRules();
  final NaiveBackstop.State backstop = new NaiveBackstop.State();
  final NaiveFunding.State funding = new NaiveFunding.State();

  NaiveMarket(int id, String symbol, MarketParameters parameters) {
    this.id = id;
    this.symbol = symbol;
    this.parameters.set(parameters);
    for (TriggerSource source : TriggerSource.values()) {
      unsettled.put(source, new ArrayList<>());
    }
    k =
        big(parameters.tickSizeE9)
            .multiply(big(parameters.lotSizeE9))
            .divide(BigInteger.TEN.pow(12));
  }

  BigInteger openInterest() {
    if (openInterest == null) {
      openInterest = BigInteger.ZERO;
      for (NaiveScope holder : holders) {
        openInterest = openInterest.add(holder.position(this).lots.max(BigInteger.ZERO));
      }
    }
    return openInterest;
  }

  void positionsChanged() {
    openInterest = null;
  }

  /** All orders, wherever they are. */
  Stream<Order> live() {
    return Stream.of(orders.stream(), waiting.stream(), inAuctions()).flatMap(all -> all);
  }

  /** Orders that are auctioned, and quotes. */
  Stream<Order> inAuctions() {
    return auctions.stream()
        .flatMap(auction -> Stream.concat(Stream.of(auction.order), auction.quotes.stream()));
  }

  int price(TriggerSource source) {
    return switch (source) {
      case MARK -> mark;
      case INDEX -> index;
      case LAST -> last;
    };
  }

  static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  BigInteger value(BigInteger lots, long price) {
    return lots.multiply(big(price)).multiply(k);
  }

  /** Tier by tier: each rate for what of a notional lies within its tier; rounded up at the end. */
  BigInteger required(BigInteger notional, int firstRate, boolean maintenance) {
    UpperTiers tiers = parameters.upperTiers;
    BigInteger parts = BigInteger.ZERO;
    BigInteger from = BigInteger.ZERO;
    int rate = firstRate;
    for (int i = 0; i <= tiers.count(); i++) {
      boolean isLast = i == tiers.count();
      BigInteger to = isLast ? notional : notional.min(big(tiers.lowerBoundMicros(i)));
      parts = parts.add(to.subtract(from).max(BigInteger.ZERO).multiply(big(rate)));
      if (!isLast) {
        from = big(tiers.lowerBoundMicros(i));
        rate = maintenance ? tiers.maintenanceMarginPpm(i) : tiers.initialMarginPpm(i);
      }
    }
    return NaiveScope.ceil(parts, big(1_000_000));
  }

  /** Rate of the tier in which a notional lies. */
  int marginalMaintenancePpm(BigInteger notional) {
    UpperTiers tiers = parameters.upperTiers;
    int rate = parameters.maintenanceMarginPpm;
    for (int i = 0; i < tiers.count(); i++) {
      if (notional.compareTo(big(tiers.lowerBoundMicros(i))) >= 0) {
        rate = tiers.maintenanceMarginPpm(i);
      }
    }
    return rate;
  }

  /** Orders that an incoming one could trade with, best first, then oldest first. */
  List<Order> counterparties(Side taker, int limit) {
    return counterparties(orders, taker, limit);
  }

  static List<Order> counterparties(List<Order> book, Side taker, int limit) {
    return book.stream()
        .filter(order -> order.side != taker && taker.crosses(limit, order.price))
        .sorted(Comparator.comparingLong(order -> (long) order.price * taker.sign()))
        .toList();
  }

  /** Whether a price is within mark x (1 +/- band); a band of 0 holds every price. */
  boolean isWithin(int bandPpm, int price) {
    long distance = Math.abs((long) price - mark);
    return bandPpm == 0 || distance * 1_000_000 <= (long) mark * bandPpm;
  }

  /** Where a post-only order goes that does not want to be refused. */
  long slide(Side side, int limit) {
    List<Order> others = counterparties(side, limit);
    return others.isEmpty() ? limit : others.get(0).price - (long) side.sign();
  }

  /** An order comes behind all others, with its first or next slice. */
  static void queue(List<Order> book, Order order) {
    order.show();
    book.remove(order);
    book.add(order);
  }

  BigInteger hidden(Side side) {
    return orders.stream()
        .filter(order -> order.side == side)
        .map(order -> order.leaves.subtract(order.shown()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  BigInteger level(int price) {
    return orders.stream()
        .filter(order -> order.price == price)
        .map(Order::shown)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Protection price of a market order: mark x (1 +/- band), towards the mark. */
  int protection(Side side) {
    long million = 1_000_000;
    long numerator = mark * (million + side.sign() * (long) parameters.marketOrderBandPpm);
    long ticks =
        side == Side.BUY ? Math.floorDiv(numerator, million) : -Math.floorDiv(-numerator, million);
    return (int) Math.min(ticks, parameters.maxPriceTicks);
  }

  /** Most lots in orders of one side of one scope. */
  static BigInteger orderLotsLimit(MarketParameters parameters, BigInteger k) {
    return BigInteger.TWO
        .pow(62)
        .subtract(BigInteger.ONE)
        .divide(k.multiply(big(parameters.maxPriceTicks)));
  }
}
