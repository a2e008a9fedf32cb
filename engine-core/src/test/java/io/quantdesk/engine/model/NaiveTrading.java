package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.model.NaiveRateLimits.Kind;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import java.math.BigInteger;
import java.util.function.Predicate;

/** Orders by the rules of the specification: entry, margin, matching, cancels, amendments. */
final class NaiveTrading {
  long lastOrderNumber;

  final NaiveMatching matching;
  final NaiveTriggers triggers;
  final NaiveRisk risk;
  final NaiveReduceOnly reduceOnly;
  final NaiveExpiry expiry;
  final NaiveDeadMan deadMan;
  final NaiveRateLimits rateLimits;
  final NaiveLiquidation liquidation;
  final NaiveIsolation isolation;
  final NaiveSettlement settlement;
  final NaiveBrackets brackets;
  final NaiveFunding funding;
  final NaiveMarks marks;
  final NaiveAuctions auctions;
  private final NaiveAmendment amendment;
  private final NaiveExchange exchange;

  NaiveTrading(NaiveExchange exchange) {
    this.exchange = exchange;
    triggers = new NaiveTriggers(this);
    expiry = new NaiveExpiry(exchange);
    brackets = new NaiveBrackets(exchange, this);
    reduceOnly = new NaiveReduceOnly(exchange, expiry, brackets);
    deadMan = new NaiveDeadMan(exchange, this);
    rateLimits = new NaiveRateLimits(exchange);
    matching = new NaiveMatching(exchange, triggers, reduceOnly, expiry, rateLimits, brackets);
    risk = new NaiveRisk(exchange);
    amendment = new NaiveAmendment(this);
    liquidation = new NaiveLiquidation(exchange, this);
    funding = new NaiveFunding(exchange);
    marks = new NaiveMarks(exchange, triggers);
    auctions = new NaiveAuctions(exchange, this);
    isolation = new NaiveIsolation(exchange, this);
    settlement = new NaiveSettlement(exchange, reduceOnly);
  }

  long nowNs() {
    return exchange.nowNs;
  }

  /** The full id of the order that it makes is told by {@link #name}. */
  Answer place(PlaceOrder command) {
    RejectReason reason = checkHead(command);
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    NaiveMarket market = exchange.market(command.marketId);
    NaiveMarket.Order order = order(command, market);
    long cash = command.isolatedMarginMicros;
    if (cash != 0) {
      reason = isolation.lend(command.subAccountId, cash);
      if (reason != RejectReason.NONE) {
        return Answer.of(reason);
      }
    }
    reason = check(order, command, market, true);
    if (reason != RejectReason.NONE) {
      if (cash != 0) {
        isolation.takeBack(command.subAccountId, cash);
      }
      return Answer.of(reason);
    }
    isolation.placed(command.subAccountId, cash);
    order.number = ++lastOrderNumber;
    accept(order, command);
    tidy();
    return Answer.of(RejectReason.NONE, order.number);
  }

  /** What a command says. */
  NaiveMarket.Order order(PlaceOrder command, NaiveMarket market) {
    NaiveMarket.Order order = new NaiveMarket.Order();
    order.clOrdId = command.clOrdId;
    order.subAccountId = command.subAccountId;
    order.market = market;
    order.side = command.side;
    order.postOnly = command.postOnly || command.postOnlySlide;
    order.slides = command.postOnlySlide;
    order.display = big(command.displayQtyLots);
    order.reduceOnly = command.reduceOnly;
    order.force = command.force;
    order.prevention = command.selfTradePrevention;
    order.leaves = big(command.orderQtyLots);
    order.timeInForce = command.timeInForce;
    if (command.timeInForce == TimeInForce.GTD) {
      order.expireTimeNs = command.expireTimeNs;
    }
    order.type = command.ordType;
    order.source = command.triggerSource;
    order.trigger = command.triggerPriceTicks;
    order.offsetTicks = command.trailingOffsetTicks;
    order.offsetPpm = command.trailingOffsetPpm;
    order.activation = command.activationPriceTicks;
    order.price = command.priceTicks;
    return order;
  }

  /** Why an order cannot come; otherwise it has its price and quantity. */
  RejectReason check(
      NaiveMarket.Order order, PlaceOrder command, NaiveMarket market, boolean mayBeAuctioned) {
    RejectReason shape = checkShape(command, market);
    if (shape != RejectReason.NONE) {
      return shape;
    }
    if (command.clOrdId != 0 && exchange.find(command.subAccountId, 0, command.clOrdId) != null) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    if (command.ordType.isTrigger()) {
      return triggers.check(order);
    }
    if (mayBeAuctioned && auctions.wants(command, market)) {
      return auctions.check(order, command);
    }
    order.price = worstPrice(command, market);
    return checkTerms(order);
  }

  void accept(NaiveMarket.Order order, PlaceOrder command) {
    if (order.auction != null) {
      auctions.enter(order);
    } else if (command.ordType.isTrigger()) {
      order.market.waiting.add(order);
    } else {
      enter(order);
    }
  }

  /** What follows from orders that are gone. */
  void tidy() {
    brackets.tidy();
    exchange.forgetIdlePositions();
  }

  /** What the book and the account say against an order of good form; a sliding one slides. */
  RejectReason checkTerms(NaiveMarket.Order order) {
    NaiveMarket market = order.market;
    RejectReason cut = reduceOnly.cut(order, mayRest(order.timeInForce));
    if (cut != RejectReason.NONE) {
      return cut;
    }
    if (order.slides) {
      long price = market.slide(order.side, order.price);
      if (price < 1 || price > market.parameters.maxPriceTicks) {
        return RejectReason.POST_ONLY_WOULD_CROSS;
      }
      order.price = (int) price;
    }
    boolean mayRest = mayRest(order.timeInForce);
    if (mayRest && !market.isWithin(market.parameters.placementBandPpm, order.price)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    if (order.postOnly && expiry.wouldTake(order)) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    BigInteger fillable = matching.fillable(order);
    if (order.timeInForce == TimeInForce.FOK && fillable.compareTo(order.leaves) < 0) {
      return RejectReason.FOK_NOT_FILLABLE;
    }
    RejectReason reason = risk.check(order, null, fillable);
    return reason == RejectReason.NONE && mayRest && levelWouldOverflow(order)
        ? RejectReason.ARITHMETIC_LIMIT
        : reason;
  }

  void enter(NaiveMarket.Order order) {
    boolean goesOn = matching.sweep(order);
    if (mayRest(order.timeInForce) && goesOn && order.leaves.signum() > 0) {
      NaiveMarket.queue(order.market.orders, order);
    }
  }

  static boolean mayRest(TimeInForce timeInForce) {
    return timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTD;
  }

  /** Whether a tick would find work. */
  boolean isDue() {
    return deadMan.isDue()
        || expiry.isDue()
        || brackets.isDue()
        || reduceOnly.isDue()
        || settlement.isDue()
        || triggers.isDue()
        || liquidation.isDue()
        || liquidation.backstop.isDue()
        || auctions.isDue()
        || funding.isDue()
        || marks.isDue()
        || exchange.fees.isDue()
        || exchange.markets.stream().anyMatch(market -> market.oracle.isDue(exchange.nowNs));
  }

  /** One tick: whatever is due. */
  Answer tick() {
    exchange.markets.stream()
        .filter(market -> market.oracle.isDue(exchange.nowNs))
        .forEach(
            market -> {
              market.oracle.tell(exchange.nowNs);
              auctions.oracleChanged(market);
            });
    exchange.fees.step();
    funding.step();
    auctions.step();
    deadMan.step();
    expiry.step();
    brackets.tidy();
    brackets.step();
    reduceOnly.step();
    brackets.tidy();
    settlement.step();
    triggers.step(liquidation);
    liquidation.backstop.step();
    tidy();
    marks.step();
    return Answer.of(RejectReason.NONE);
  }

  static boolean levelWouldOverflow(NaiveMarket.Order order) {
    return order
            .market
            .level(order.price)
            .add(order.market.hidden(order.side))
            .add(order.leaves)
            .compareTo(NaiveExchange.MAX)
        > 0;
  }

  static boolean takesOrders(NaiveMarket market) {
    return market.state == MarketState.OPEN
        || market.state == MarketState.POST_ONLY
        || market.state == MarketState.REDUCE_ONLY;
  }

  /** Who, and where. */
  RejectReason checkHead(PlaceOrder command) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    if (scope == null) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (!rateLimits.take(scope.id, Kind.ORDER)) {
      return RejectReason.RATE_LIMITED;
    }
    if (liquidation.contains(scope.id)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (liquidation.backstop.is(scope)) {
      return RejectReason.BACKSTOP_ACCOUNT;
    }
    if (scope.parent != null && scope.isolatedMarketId != command.marketId) {
      return RejectReason.ISOLATED_IN_OTHER_MARKET;
    }
    return exchange.market(command.marketId) == null
        ? RejectReason.UNKNOWN_MARKET
        : RejectReason.NONE;
  }

  static boolean isCombination(PlaceOrder command) {
    boolean gtd = command.timeInForce == TimeInForce.GTD;
    boolean rests = mayRest(command.timeInForce);
    boolean isMarket = command.ordType.entersAs() == OrdType.MARKET;
    boolean postOnly = command.postOnly || command.postOnlySlide;
    boolean trailing =
        command.ordType == OrdType.TRAILING_STOP || command.ordType == OrdType.TRAILING_STOP_LIMIT;
    boolean hasTrail =
        command.trailingOffsetTicks != 0
            || command.trailingOffsetPpm != 0
            || command.activationPriceTicks != 0;
    boolean fixed = command.ordType.isTrigger() && !trailing;
    boolean stray =
        (!trailing && hasTrail)
            || (!fixed && command.triggerPriceTicks != 0)
            || (!fixed && !trailing && command.triggerSource != TriggerSource.MARK);
    stray |= !gtd && command.expireTimeNs != 0;
    stray |= !rests && command.displayQtyLots != 0;
    boolean stop =
        trailing || command.ordType == OrdType.STOP || command.ordType == OrdType.STOP_LIMIT;
    stray |= command.jit && !NaiveAuctions.isPossible(command);
    stray |= command.force && !(stop && command.reduceOnly);
    return !stray && !(isMarket && rests) && !(postOnly && (!rests || isMarket));
  }

  private RejectReason checkShape(PlaceOrder command, NaiveMarket market) {
    if (!takesOrders(market)) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (!isCombination(command)) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    if (market.state == MarketState.POST_ONLY && !command.postOnly && !command.postOnlySlide) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    RejectReason size = checkSize(command.orderQtyLots, market);
    return size == RejectReason.NONE ? checkPriceAndTime(command, market) : size;
  }

  RejectReason checkPriceAndTime(PlaceOrder command, NaiveMarket market) {
    boolean isMarket = command.ordType.entersAs() == OrdType.MARKET;
    boolean gtd = command.timeInForce == TimeInForce.GTD;
    boolean inRange =
        command.priceTicks > 0 && command.priceTicks <= market.parameters.maxPriceTicks;
    if (!inRange && (!isMarket || command.priceTicks != 0)) {
      return RejectReason.INVALID_PRICE;
    }
    if (command.displayQtyLots != 0
        && (command.displayQtyLots < market.parameters.minOrderLots
            || command.displayQtyLots > command.orderQtyLots
            || isTooManySlices(big(command.displayQtyLots), big(command.orderQtyLots)))) {
      return RejectReason.INVALID_DISPLAY_QUANTITY;
    }
    return gtd && command.expireTimeNs <= exchange.nowNs
        ? RejectReason.INVALID_EXPIRE_TIME
        : RejectReason.NONE;
  }

  static boolean isTooManySlices(BigInteger display, BigInteger lots) {
    return display.signum() != 0 && lots.compareTo(display.multiply(big(100))) > 0;
  }

  static RejectReason checkSize(long lots, NaiveMarket market) {
    if (lots < market.parameters.minOrderLots) {
      return RejectReason.QUANTITY_BELOW_MINIMUM;
    }
    return lots > market.parameters.maxOrderLots
        ? RejectReason.QUANTITY_ABOVE_MAXIMUM
        : RejectReason.NONE;
  }

  static int worstPrice(PlaceOrder command, NaiveMarket market) {
    if (command.ordType == OrdType.LIMIT) {
      return command.priceTicks;
    }
    int protection = market.protection(command.side);
    if (command.priceTicks == 0) {
      return protection;
    }
    return command.side == Side.BUY
        ? Math.min(protection, command.priceTicks)
        : Math.max(protection, command.priceTicks);
  }

  /** Tells the full id of an order, whose counter part is known. */
  void name(long orderId) {
    for (NaiveMarket market : exchange.markets) {
      market
          .live()
          .filter(order -> order.number == orderId >>> 24)
          .forEach(order -> order.id = orderId);
    }
  }

  Answer cancel(CancelOrder command) {
    NaiveMarket.Order order = exchange.find(command.subAccountId, command.orderId, command.clOrdId);
    if (exchange.scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT, command.orderId >>> 24);
    }
    if (!rateLimits.take(command.subAccountId, Kind.CANCEL)) {
      return Answer.of(RejectReason.RATE_LIMITED, command.orderId >>> 24);
    }
    if (order == null) {
      return Answer.of(RejectReason.UNKNOWN_ORDER, command.orderId >>> 24);
    }
    if (auctions.isFirm(order)) {
      return Answer.of(RejectReason.AUCTION_LOCKED, order.number);
    }
    order.market.orders.remove(order);
    order.market.waiting.remove(order);
    auctions.removeIf(order.market, order::equals);
    tidy();
    return Answer.of(RejectReason.NONE, order.number);
  }

  Answer cancelAll(CancelAll command) {
    if (exchange.scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (!rateLimits.take(command.subAccountId, Kind.CANCEL)) {
      return Answer.of(RejectReason.RATE_LIMITED);
    }
    if (command.marketId != 0 && exchange.market(command.marketId) == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    for (NaiveMarket market : exchange.markets) {
      Predicate<NaiveMarket.Order> meant =
          order ->
              order.subAccountId == command.subAccountId
                  && (command.marketId == 0 || command.marketId == market.id)
                  && (command.side == SideFilter.BOTH || command.side.code() == order.side.code());
      market.orders.removeIf(meant);
      market.waiting.removeIf(meant);
      auctions.removeIf(market, meant.and(order -> !auctions.isFirm(order)));
    }
    tidy();
    return Answer.of(RejectReason.NONE);
  }

  Answer amend(AmendOrder command) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT, command.orderId >>> 24);
    }
    if (!rateLimits.take(command.subAccountId, Kind.ORDER)) {
      return Answer.of(RejectReason.RATE_LIMITED, command.orderId >>> 24);
    }
    if (liquidation.contains(scope.id)) {
      return Answer.of(RejectReason.UNDER_LIQUIDATION, command.orderId >>> 24);
    }
    if (liquidation.backstop.is(scope)) {
      return Answer.of(RejectReason.BACKSTOP_ACCOUNT, command.orderId >>> 24);
    }
    NaiveMarket.Order order = exchange.find(command.subAccountId, command.orderId, command.clOrdId);
    if (order == null || expiry.hasExpired(order)) {
      return Answer.of(RejectReason.UNKNOWN_ORDER, command.orderId >>> 24);
    }
    RejectReason reason = amendment.amend(command, order);
    tidy();
    return Answer.of(reason, order.number);
  }
}
