package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.order.OrdType;
import java.math.BigInteger;

/** Whether an account can afford an order: open interest, margin, range (rules c3, c8). */
final class NaiveRisk {
  private final NaiveExchange exchange;

  NaiveRisk(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  /** Puts the order in the place of another one, asks, and takes it out again. */
  RejectReason check(NaiveMarket.Order order, NaiveMarket.Order replaced, BigInteger fillable) {
    NaiveScope scope = exchange.scope(order.subAccountId);
    NaiveMarket market = order.market;
    BigInteger lots = scope.position(market).lots;
    BigInteger sign = big(order.side.sign());
    BigInteger closable = lots.multiply(sign).negate().max(ZERO);
    BigInteger opening = order.leaves.subtract(closable).max(ZERO);
    BigInteger room = big(market.parameters.maxOpenInterestLots).subtract(market.openInterest());
    if (opening.signum() > 0 && opening.compareTo(room) > 0) {
      return RejectReason.OPEN_INTEREST_LIMIT;
    }
    if (exchange.shares.refuses(order, replaced)) {
      return RejectReason.OPEN_INTEREST_SHARE_LIMIT;
    }
    // One that has waited could reduce before, too.
    scope.reducing = order.reduceOnly && order.number != 0 ? market : null;
    BigInteger worstBefore = scope.worstLots(market);
    scope.reducing = null;
    if (order.reduceOnly) {
      scope.reducing = market;
      RejectReason reason = checkMargin(scope, order, worstBefore, fillable);
      scope.reducing = null;
      return reason;
    }
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

  /** Whether a stop that reduces would fire where its scope would be liquidatable before. */
  boolean comesTooLate(NaiveMarket.Order order) {
    boolean stops = order.type != OrdType.TAKE_PROFIT && order.type != OrdType.TAKE_PROFIT_LIMIT;
    if (!stops || !order.reduceOnly || order.force || order.activation != 0) {
      return false;
    }
    return exchange.scope(order.subAccountId).isLiquidatableAt(order.market, order.trigger);
  }

  /** What a reduce-only order loses at its limit, which is in no sum; nothing for others. */
  private static BigInteger loss(NaiveMarket.Order order) {
    BigInteger gap = big(order.price - (long) order.market.mark).multiply(big(order.side.sign()));
    BigInteger loss = order.leaves.multiply(order.market.k).multiply(gap);
    return order.reduceOnly ? loss.max(ZERO) : ZERO;
  }

  /** With all other orders of its side it closes no more than there is. */
  private static boolean isSureToReduce(NaiveScope scope, NaiveMarket.Order order) {
    BigInteger closable = scope.position(order.market).lots.multiply(big(-order.side.sign()));
    return order.reduceOnly || scope.orderLots(order.market, order.side).compareTo(closable) <= 0;
  }

  private RejectReason checkOracle(NaiveScope scope, NaiveMarket.Order order) {
    NaiveOracle oracle = order.market.oracle;
    boolean reduces = isSureToReduce(scope, order);
    if (reduces ? !oracle.mayReduce(exchange.nowNs) : !oracle.isReliable(exchange.nowNs)) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    return oracle.mayReduceByLimitOnly(exchange.nowNs) && order.type.entersAs() == OrdType.MARKET
        ? RejectReason.LIMIT_ORDERS_ONLY
        : RejectReason.NONE;
  }

  private RejectReason checkMargin(
      NaiveScope scope, NaiveMarket.Order order, BigInteger worstBefore, BigInteger fillable) {
    NaiveMarket market = order.market;
    BigInteger sign = big(order.side.sign());
    BigInteger limit = NaiveMarket.orderLotsLimit(market.parameters, market.k);
    BigInteger moved = market.value(fillable, market.parameters.maxPriceTicks).shiftLeft(3);
    BigInteger resting = scope.orderLots(market, order.side);
    BigInteger own = order.reduceOnly ? order.leaves : ZERO;
    if (resting.add(own).compareTo(limit) > 0
        || moved.add(exchange.gross()).compareTo(NaiveExchange.MAX) > 0) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    RejectReason oracle = checkOracle(scope, order);
    if (oracle != RejectReason.NONE) {
      return oracle;
    }
    BigInteger fee =
        NaiveMatching.fee(market.value(fillable, order.price), market.parameters.takerFeePpm);
    BigInteger equity = scope.equity();
    BigInteger required = scope.initialMargin().add(fee).add(loss(order));
    if (!isSureToReduce(scope, order)) {
      BigInteger raise = market.oracle.raise(exchange.nowNs);
      BigInteger base = scope.initialMarginOf(market);
      required = required.add(NaiveScope.ceil(base.multiply(raise), big(1_000_000)));
    }
    if (scope.initialEquity().compareTo(required) >= 0) {
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
}
