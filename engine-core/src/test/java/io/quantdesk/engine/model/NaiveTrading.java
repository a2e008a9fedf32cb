package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import java.math.BigInteger;

/** Orders by the rules of the specification: entry, margin, matching, cancels, amendments. */
final class NaiveTrading {
  private static final BigInteger MILLION = big(1_000_000);

  long lastOrderNumber;
  long trades;

  private final NaiveExchange exchange;

  NaiveTrading(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  /** The full id of the order that it makes is told by {@link #name}. */
  Answer place(PlaceOrder command) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    NaiveMarket market = exchange.market(command.marketId);
    RejectReason reason = checkShape(command, scope, market);
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    NaiveMarket.Order order = new NaiveMarket.Order();
    order.clOrdId = command.clOrdId;
    order.subAccountId = command.subAccountId;
    order.market = market;
    order.side = command.side;
    order.postOnly = command.postOnly || command.postOnlySlide;
    order.slides = command.postOnlySlide;
    order.prevention = command.selfTradePrevention;
    order.leaves = big(command.orderQtyLots);
    order.price = worstPrice(command, market);
    if (command.clOrdId != 0 && exchange.find(command.subAccountId, 0, command.clOrdId) != null) {
      return Answer.of(RejectReason.DUPLICATE_CL_ORD_ID);
    }
    if (order.slides) {
      long price = market.slide(order.side, order.price);
      if (price < 1 || price > market.parameters.maxPriceTicks) {
        return Answer.of(RejectReason.POST_ONLY_WOULD_CROSS);
      }
      order.price = (int) price;
    }
    if (command.timeInForce == TimeInForce.GTC
        && !market.isWithin(market.parameters.placementBandPpm, order.price)) {
      return Answer.of(RejectReason.PRICE_OUTSIDE_BAND);
    }
    BigInteger fillable = fillable(order);
    if (order.postOnly && !market.counterparties(order.side, order.price).isEmpty()) {
      return Answer.of(RejectReason.POST_ONLY_WOULD_CROSS);
    }
    if (command.timeInForce == TimeInForce.FOK && fillable.compareTo(order.leaves) < 0) {
      return Answer.of(RejectReason.FOK_NOT_FILLABLE);
    }
    boolean mayRest = command.timeInForce == TimeInForce.GTC;
    reason = checkRisk(scope, order, null, fillable);
    if (reason == RejectReason.NONE && mayRest && levelWouldOverflow(order)) {
      reason = RejectReason.ARITHMETIC_LIMIT;
    }
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    order.number = ++lastOrderNumber;
    boolean goesOn = sweep(order);
    if (mayRest && goesOn && order.leaves.signum() > 0) {
      market.orders.add(order);
    }
    exchange.forgetIdlePositions();
    return Answer.of(RejectReason.NONE, order.number);
  }

  private static boolean levelWouldOverflow(NaiveMarket.Order order) {
    return order.market.level(order.price).add(order.leaves).compareTo(NaiveExchange.MAX) > 0;
  }

  private static RejectReason checkShape(PlaceOrder command, NaiveScope scope, NaiveMarket market) {
    if (scope == null) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (market.state != MarketState.OPEN && market.state != MarketState.POST_ONLY) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    boolean gtc = command.timeInForce == TimeInForce.GTC;
    boolean isMarket = command.ordType == OrdType.MARKET;
    if ((isMarket && gtc) || ((command.postOnly || command.postOnlySlide) && (!gtc || isMarket))) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    if (market.state == MarketState.POST_ONLY && !command.postOnly && !command.postOnlySlide) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    RejectReason size = checkSize(command.orderQtyLots, market);
    if (size != RejectReason.NONE) {
      return size;
    }
    boolean inRange =
        command.priceTicks > 0 && command.priceTicks <= market.parameters.maxPriceTicks;
    return inRange || (isMarket && command.priceTicks == 0)
        ? RejectReason.NONE
        : RejectReason.INVALID_PRICE;
  }

  private static RejectReason checkSize(long lots, NaiveMarket market) {
    if (lots < market.parameters.minOrderLots) {
      return RejectReason.QUANTITY_BELOW_MINIMUM;
    }
    return lots > market.parameters.maxOrderLots
        ? RejectReason.QUANTITY_ABOVE_MAXIMUM
        : RejectReason.NONE;
  }

  private static int worstPrice(PlaceOrder command, NaiveMarket market) {
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

  /** Puts the order in the place of another one, asks, and takes it out again. */
  private RejectReason checkRisk(
      NaiveScope scope, NaiveMarket.Order order, NaiveMarket.Order replaced, BigInteger fillable) {
    NaiveMarket market = order.market;
    BigInteger lots = scope.position(market).lots;
    BigInteger sign = big(order.side.sign());
    BigInteger closable = lots.multiply(sign).negate().max(ZERO);
    BigInteger opening = order.leaves.subtract(closable).max(ZERO);
    BigInteger room =
        big(market.parameters.maxOpenInterestLots).subtract(exchange.openInterest(market));
    if (opening.signum() > 0 && opening.compareTo(room) > 0) {
      return RejectReason.OPEN_INTEREST_LIMIT;
    }
    BigInteger worstBefore = scope.worstLots(market);
    int index = market.orders.indexOf(replaced);
    if (index >= 0) {
      market.orders.set(index, order);
    } else {
      market.orders.add(order);
    }
    try {
      return checkMargin(scope, order, worstBefore, fillable);
    } finally {
      if (index >= 0) {
        market.orders.set(index, replaced);
      } else {
        market.orders.remove(order);
      }
    }
  }

  private RejectReason checkMargin(
      NaiveScope scope, NaiveMarket.Order order, BigInteger worstBefore, BigInteger fillable) {
    NaiveMarket market = order.market;
    BigInteger sign = big(order.side.sign());
    BigInteger limit = NaiveMarket.orderLotsLimit(market.parameters, market.k);
    BigInteger moved = market.value(fillable, market.parameters.maxPriceTicks).shiftLeft(3);
    if (scope.orderLots(market, order.side).compareTo(limit) > 0
        || moved.add(exchange.gross()).compareTo(NaiveExchange.MAX) > 0) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    BigInteger fee = fee(market.value(fillable, order.price), market.parameters.takerFeePpm);
    BigInteger equity = scope.equity();
    if (equity.compareTo(scope.initialMargin().add(fee)) >= 0) {
      return RejectReason.NONE;
    }
    boolean opposes = scope.position(market).lots.signum() * order.side.sign() < 0;
    if (!opposes || scope.worstLots(market).compareTo(worstBefore) > 0) {
      return RejectReason.INSUFFICIENT_MARGIN;
    }
    BigInteger signedLots = order.leaves.multiply(sign);
    BigInteger equityAfter =
        equity
            .add(market.value(signedLots, market.mark))
            .subtract(market.value(signedLots, order.price))
            .subtract(fee);
    BigInteger before = scope.maintenanceMargin(market, ZERO);
    BigInteger after = scope.maintenanceMargin(market, signedLots);
    for (BigInteger operand : new BigInteger[] {equity, equityAfter, before, after}) {
      if (operand.bitLength() > 63) {
        return RejectReason.ARITHMETIC_LIMIT;
      }
    }
    return equityAfter.multiply(before).compareTo(equity.multiply(after)) >= 0
        ? RejectReason.NONE
        : RejectReason.REDUCING_ORDER_LOWERS_HEALTH;
  }

  /** What would trade of an order, with everything that self-trade prevention keeps from it. */
  private BigInteger fillable(NaiveMarket.Order taker) {
    BigInteger left = taker.leaves;
    BigInteger traded = ZERO;
    for (NaiveMarket.Order maker : taker.market.counterparties(taker.side, taker.price)) {
      BigInteger lots = left.min(maker.leaves);
      if (!taker.market.isWithin(taker.market.parameters.matchBandPpm, maker.price)) {
        return traded;
      }
      if (isOfSameAccount(taker, maker)) {
        switch (taker.prevention) {
          case CANCEL_MAKER -> lots = ZERO;
          case DECREMENT -> {}
          default -> {
            return traded;
          }
        }
      } else {
        traded = traded.add(lots);
      }
      left = left.subtract(lots);
    }
    return traded;
  }

  private boolean isOfSameAccount(NaiveMarket.Order one, NaiveMarket.Order other) {
    return exchange.scope(one.subAccountId).owner == exchange.scope(other.subAccountId).owner;
  }

  /** Returns whether the taker may rest: self-trade prevention and the match band can end it. */
  private boolean sweep(NaiveMarket.Order taker) {
    for (NaiveMarket.Order maker : taker.market.counterparties(taker.side, taker.price)) {
      if (taker.leaves.signum() == 0) {
        return true;
      }
      if (!taker.market.isWithin(taker.market.parameters.matchBandPpm, maker.price)) {
        return false;
      }
      if (isOfSameAccount(taker, maker)) {
        if (!prevent(taker, maker)) {
          return false;
        }
      } else {
        trade(taker, maker);
      }
    }
    return true;
  }

  private static boolean prevent(NaiveMarket.Order taker, NaiveMarket.Order maker) {
    switch (taker.prevention) {
      case CANCEL_MAKER -> maker.leaves = ZERO;
      case CANCEL_TAKER -> {
        return false;
      }
      case CANCEL_BOTH -> {
        maker.market.orders.remove(maker);
        return false;
      }
      default -> {
        BigInteger lots = taker.leaves.min(maker.leaves);
        taker.leaves = taker.leaves.subtract(lots);
        maker.leaves = maker.leaves.subtract(lots);
      }
    }
    if (maker.leaves.signum() == 0) {
      maker.market.orders.remove(maker);
    }
    return true;
  }

  private void trade(NaiveMarket.Order taker, NaiveMarket.Order maker) {
    NaiveMarket market = taker.market;
    BigInteger lots = taker.leaves.min(maker.leaves);
    trades++;
    taker.leaves = taker.leaves.subtract(lots);
    taker.cum = taker.cum.add(lots);
    maker.leaves = maker.leaves.subtract(lots);
    maker.cum = maker.cum.add(lots);
    if (maker.leaves.signum() == 0) {
      market.orders.remove(maker);
    }
    BigInteger value = market.value(lots, maker.price);
    BigInteger makerFee = fee(value, market.parameters.makerFeePpm);
    BigInteger takerFee = fee(value, market.parameters.takerFeePpm);
    BigInteger bought = lots.multiply(big(taker.side.sign()));
    exchange.scope(maker.subAccountId).trade(market, bought.negate(), maker.price, makerFee);
    exchange.scope(taker.subAccountId).trade(market, bought, maker.price, takerFee);
    exchange.treasury = exchange.treasury.add(makerFee).add(takerFee);
  }

  /** Charges are rounded up, rebates down. */
  private static BigInteger fee(BigInteger value, int ppm) {
    BigInteger exact = value.multiply(big(Math.abs(ppm)));
    return ppm >= 0 ? NaiveScope.ceil(exact, MILLION) : exact.divide(MILLION).negate();
  }

  /** Tells the full id of an order, whose counter part is known. */
  void name(long orderId) {
    for (NaiveMarket market : exchange.markets) {
      for (NaiveMarket.Order order : market.orders) {
        if (order.number == orderId >>> 24) {
          order.id = orderId;
        }
      }
    }
  }

  Answer cancel(CancelOrder command) {
    NaiveMarket.Order order = exchange.find(command.subAccountId, command.orderId, command.clOrdId);
    if (exchange.scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT, command.orderId >>> 24);
    }
    if (order == null) {
      return Answer.of(RejectReason.UNKNOWN_ORDER, command.orderId >>> 24);
    }
    order.market.orders.remove(order);
    exchange.forgetIdlePositions();
    return Answer.of(RejectReason.NONE, order.number);
  }

  Answer cancelAll(CancelAll command) {
    if (exchange.scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (command.marketId != 0 && exchange.market(command.marketId) == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    for (NaiveMarket market : exchange.markets) {
      market.orders.removeIf(
          order ->
              order.subAccountId == command.subAccountId
                  && (command.marketId == 0 || command.marketId == market.id)
                  && (command.side == SideFilter.BOTH || command.side.code() == order.side.code()));
    }
    exchange.forgetIdlePositions();
    return Answer.of(RejectReason.NONE);
  }

  Answer amend(AmendOrder command) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT, command.orderId >>> 24);
    }
    NaiveMarket.Order order = exchange.find(command.subAccountId, command.orderId, command.clOrdId);
    if (order == null) {
      return Answer.of(RejectReason.UNKNOWN_ORDER, command.orderId >>> 24);
    }
    RejectReason reason = amend(command, scope, order);
    exchange.forgetIdlePositions();
    return Answer.of(reason, order.number);
  }

  private RejectReason amend(AmendOrder command, NaiveScope scope, NaiveMarket.Order order) {
    NaiveMarket market = order.market;
    if (market.state != MarketState.OPEN && market.state != MarketState.POST_ONLY) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (command.priceTicks < 1 || command.priceTicks > market.parameters.maxPriceTicks) {
      return RejectReason.INVALID_PRICE;
    }
    BigInteger total = big(command.orderQtyLots);
    if (total.compareTo(order.cum) <= 0) {
      market.orders.remove(order);
      return RejectReason.NONE;
    }
    RejectReason size = checkSize(command.orderQtyLots, market);
    if (size != RejectReason.NONE) {
      return size;
    }
    long price = order.slides ? market.slide(order.side, command.priceTicks) : command.priceTicks;
    if (price == order.price && total.equals(order.total())) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    if (price == order.price && total.compareTo(order.total()) < 0) {
      order.leaves = total.subtract(order.cum);
      return RejectReason.NONE;
    }
    if (market.state == MarketState.POST_ONLY && !order.postOnly) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (price < 1 || price > market.parameters.maxPriceTicks) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    if (!market.isWithin(market.parameters.placementBandPpm, (int) price)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    NaiveMarket.Order changed = new NaiveMarket.Order();
    changed.id = order.id;
    changed.number = order.number;
    changed.clOrdId = order.clOrdId;
    changed.subAccountId = order.subAccountId;
    changed.market = market;
    changed.side = order.side;
    changed.postOnly = order.postOnly;
    changed.slides = order.slides;
    changed.prevention = order.prevention;
    changed.price = (int) price;
    changed.cum = order.cum;
    changed.leaves = total.subtract(order.cum);
    BigInteger fillable = fillable(changed);
    if (changed.postOnly && !market.counterparties(changed.side, changed.price).isEmpty()) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    RejectReason risk = checkRisk(scope, changed, order, fillable);
    if (risk != RejectReason.NONE) {
      return risk;
    }
    if (levelWouldOverflow(changed)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    market.orders.remove(order);
    if (sweep(changed) && changed.leaves.signum() > 0) {
      market.orders.add(changed);
    }
    return RejectReason.NONE;
  }
}
