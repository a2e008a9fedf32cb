package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.TriggerSource;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** What an order meets in the book, and what comes of it (rule c9). */
final class NaiveMatching {
  private static final BigInteger MILLION = big(1_000_000);

  long trades;

  private final NaiveExchange exchange;
  private final NaiveTriggers triggers;
  private final NaiveReduceOnly reduceOnly;
  private final NaiveExpiry expiry;

  NaiveMatching(
      NaiveExchange exchange,
      NaiveTriggers triggers,
      NaiveReduceOnly reduceOnly,
      NaiveExpiry expiry) {
    this.exchange = exchange;
    this.triggers = triggers;
    this.reduceOnly = reduceOnly;
    this.expiry = expiry;
  }

  /** What would trade of an order, with everything that self-trade prevention keeps from it. */
  BigInteger fillable(NaiveMarket.Order taker) {
    BigInteger left = taker.leaves;
    BigInteger traded = ZERO;
    Map<Integer, BigInteger> sold = new HashMap<>();
    for (NaiveMarket.Order maker : taker.market.counterparties(taker.side, taker.price)) {
      BigInteger lots = left.min(maker.leaves);
      if (expiry.hasExpired(maker)) {
        continue;
      }
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
        BigInteger before = sold.getOrDefault(maker.subAccountId, ZERO);
        lots = lots.min(most(maker).subtract(maker.reduceOnly ? before : ZERO)).max(ZERO);
        traded = traded.add(lots);
        sold.put(maker.subAccountId, before.add(lots));
      }
      left = left.subtract(lots);
    }
    return traded;
  }

  private boolean isOfSameAccount(NaiveMarket.Order one, NaiveMarket.Order other) {
    return exchange.scope(one.subAccountId).owner == exchange.scope(other.subAccountId).owner;
  }

  /** Returns whether the taker may rest: self-trade prevention and the match band can end it. */
  boolean sweep(NaiveMarket.Order taker) {
    for (NaiveMarket.Order maker : taker.market.counterparties(taker.side, taker.price)) {
      if (taker.leaves.signum() == 0) {
        return true;
      }
      if (expiry.hasExpired(maker)) {
        taker.market.orders.remove(maker);
        continue;
      }
      if (!taker.market.isWithin(taker.market.parameters.matchBandPpm, maker.price)) {
        return false;
      }
      if (isOfSameAccount(taker, maker)) {
        if (!prevent(taker, maker)) {
          return false;
        }
      } else {
        tradeOrCut(taker, maker);
      }
    }
    return true;
  }

  /** What a resting order may trade at most. */
  private BigInteger most(NaiveMarket.Order maker) {
    if (maker.reduceOnly) {
      return reduceOnly.closable(maker);
    }
    return maker.market.state == MarketState.REDUCE_ONLY ? ZERO : maker.leaves;
  }

  private void tradeOrCut(NaiveMarket.Order taker, NaiveMarket.Order maker) {
    BigInteger most = most(maker);
    BigInteger wanted = taker.leaves.min(maker.leaves);
    if (most.signum() > 0) {
      trade(taker, maker, wanted.min(most));
    }
    if (most.compareTo(wanted) < 0) {
      maker.market.orders.remove(maker);
    }
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

  private void trade(NaiveMarket.Order taker, NaiveMarket.Order maker, BigInteger lots) {
    NaiveMarket market = taker.market;
    reduceOnly.orderTraded(maker);
    reduceOnly.orderTraded(taker);
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
    reduceOnly.positionChanged(maker.subAccountId, market);
    reduceOnly.positionChanged(taker.subAccountId, market);
    if (market.last != maker.price) {
      market.last = maker.price;
      triggers.price(market, TriggerSource.LAST);
    }
  }

  /** Charges are rounded up, rebates down. */
  static BigInteger fee(BigInteger value, int ppm) {
    BigInteger exact = value.multiply(big(Math.abs(ppm)));
    return ppm >= 0 ? NaiveScope.ceil(exact, MILLION) : exact.divide(MILLION).negate();
  }
}
