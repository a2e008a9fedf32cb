package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.TriggerSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an order meets in the book, and what comes of it (rule c9). */
final class NaiveMatching {
  private static final BigInteger MILLION = big(1_000_000);

  /** Most orders, or slices of them, that one order meets. */
  private static final int MAX_FILLS = 6_144;

  long trades;

  /** Resting orders whose owners could not bear a fill. */
  long canceled;

  private final NaiveExchange exchange;
  private final NaiveTriggers triggers;
  private final NaiveReduceOnly reduceOnly;
  private final NaiveExpiry expiry;
  private final NaiveRateLimits rateLimits;
  private final NaiveBrackets brackets;

  NaiveMatching(
      NaiveExchange exchange,
      NaiveTriggers triggers,
      NaiveReduceOnly reduceOnly,
      NaiveExpiry expiry,
      NaiveRateLimits rateLimits,
      NaiveBrackets brackets) {
    this.exchange = exchange;
    this.triggers = triggers;
    this.reduceOnly = reduceOnly;
    this.expiry = expiry;
    this.rateLimits = rateLimits;
    this.brackets = brackets;
  }

  /** What would trade of an order, with everything that self-trade prevention keeps from it. */
  BigInteger fillable(NaiveMarket.Order taker) {
    return foresee(taker).traded;
  }

  /**
   * What an order would lead to: lots that trade, and which of those it meets would not bear it.
   */
  private static final class Foreseen {
    BigInteger traded = ZERO;
    final Set<Integer> unbacked = new HashSet<>();
  }

  private Foreseen foresee(NaiveMarket.Order taker) {
    Foreseen foreseen = new Foreseen();
    Map<Integer, BigInteger> gains = new HashMap<>();
    List<NaiveMarket.Order> book = new ArrayList<>();
    taker.market.orders.forEach(order -> book.add(order.copy()));
    Map<Integer, BigInteger> sold = new HashMap<>();
    BigInteger left = taker.leaves;
    int met = 0;
    for (NaiveMarket.Order maker = first(book, taker);
        maker != null && left.signum() > 0;
        maker = first(book, taker)) {
      BigInteger lots = left.min(maker.shown());
      if (expiry.hasExpired(maker) && met < MAX_FILLS) {
        met++;
        book.remove(maker);
        continue;
      }
      if (!expiry.hasExpired(maker)
          && !taker.market.isWithin(taker.market.parameters.matchBandPpm, maker.price)) {
        return foreseen;
      }
      if (met++ == MAX_FILLS) {
        return foreseen;
      }
      boolean same = isOfSameAccount(taker, maker);
      if (same && taker.prevention == SelfTradePrevention.CANCEL_MAKER) {
        book.remove(maker);
        continue;
      }
      if (same && taker.prevention != SelfTradePrevention.DECREMENT) {
        return foreseen;
      }
      boolean ends = false;
      if (!same) {
        BigInteger before = sold.getOrDefault(maker.subAccountId, ZERO);
        BigInteger most = most(maker).subtract(maker.reduceOnly ? before : ZERO).max(ZERO);
        ends = most.compareTo(lots) < 0;
        lots = lots.min(most);
        BigInteger gain = gain(maker, lots);
        BigInteger gained = gains.getOrDefault(maker.subAccountId, ZERO).add(gain);
        if (lots.signum() > 0 && gain.signum() < 0 && !bears(maker, before, lots, gained)) {
          foreseen.unbacked.add(met);
          book.remove(maker);
          continue;
        }
        gains.put(maker.subAccountId, gained);
        foreseen.traded = foreseen.traded.add(lots);
        sold.put(maker.subAccountId, before.add(lots));
      }
      left = left.subtract(lots);
      if (maker.take(lots)) {
        NaiveMarket.queue(book, maker);
      }
      if (!same && !ends && lots.signum() > 0) {
        brackets.traded(book, maker, lots);
      }
      if (ends || maker.leaves.signum() == 0) {
        book.remove(maker);
      }
    }
    return foreseen;
  }

  /** What a fill changes the equity of the owner of a resting order by, at the mark. */
  private static BigInteger gain(NaiveMarket.Order maker, BigInteger lots) {
    BigInteger bought = lots.multiply(big(maker.side.sign()));
    return maker
        .market
        .value(bought, maker.market.mark)
        .subtract(maker.market.value(bought, maker.price));
  }

  /** Whether equity is at least maintenance margin after a fill; what closes may always be. */
  private boolean bears(
      NaiveMarket.Order maker, BigInteger filled, BigInteger lots, BigInteger gained) {
    NaiveScope owner = exchange.scope(maker.subAccountId);
    BigInteger sign = big(maker.side.sign());
    BigInteger before = owner.position(maker.market).lots.add(filled.multiply(sign));
    BigInteger after = before.add(lots.multiply(sign));
    BigInteger change = filled.add(lots).multiply(sign);
    return after.abs().compareTo(before.abs()) <= 0
        || owner.equity().add(gained).compareTo(owner.maintenanceMargin(maker.market, change)) >= 0;
  }

  private static NaiveMarket.Order first(List<NaiveMarket.Order> book, NaiveMarket.Order taker) {
    return NaiveMarket.counterparties(book, taker.side, taker.price).stream()
        .findFirst()
        .orElse(null);
  }

  private boolean isOfSameAccount(NaiveMarket.Order one, NaiveMarket.Order other) {
    return exchange.scope(one.subAccountId).owner == exchange.scope(other.subAccountId).owner;
  }

  /** Returns whether the taker may rest: self-trade prevention and the match band can end it. */
  boolean sweep(NaiveMarket.Order taker) {
    List<NaiveMarket.Order> book = taker.market.orders;
    Set<Integer> unbacked = foresee(taker).unbacked;
    int met = 0;
    for (NaiveMarket.Order maker = first(book, taker);
        maker != null && taker.leaves.signum() > 0;
        maker = first(book, taker)) {
      if (expiry.hasExpired(maker) && met < MAX_FILLS) {
        met++;
        book.remove(maker);
        continue;
      }
      if (!expiry.hasExpired(maker)
          && !taker.market.isWithin(taker.market.parameters.matchBandPpm, maker.price)) {
        return false;
      }
      if (met++ == MAX_FILLS) {
        return false;
      }
      if (isOfSameAccount(taker, maker)) {
        if (!prevent(taker, maker)) {
          return false;
        }
      } else if (unbacked.contains(met)) {
        book.remove(maker);
        canceled++;
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
    BigInteger wanted = taker.leaves.min(maker.shown());
    BigInteger lots = wanted.min(most);
    if (lots.signum() > 0) {
      trade(taker, maker, lots);
      brackets.traded(taker, lots);
    }
    if (lots.compareTo(wanted) < 0) {
      maker.market.orders.remove(maker);
    } else {
      brackets.traded(maker, lots);
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
        BigInteger lots = taker.leaves.min(maker.shown());
        taker.leaves = taker.leaves.subtract(lots);
        if (maker.take(lots)) {
          NaiveMarket.queue(maker.market.orders, maker);
        }
      }
    }
    if (maker.leaves.signum() == 0) {
      maker.market.orders.remove(maker);
    }
    return true;
  }

  void trade(NaiveMarket.Order taker, NaiveMarket.Order maker, BigInteger lots) {
    NaiveMarket market = taker.market;
    reduceOnly.orderTraded(maker);
    reduceOnly.orderTraded(taker);
    trades++;
    taker.leaves = taker.leaves.subtract(lots);
    taker.cum = taker.cum.add(lots);
    if (maker.take(lots)) {
      NaiveMarket.queue(market.orders, maker);
    }
    maker.cum = maker.cum.add(lots);
    if (maker.leaves.signum() == 0) {
      market.orders.remove(maker);
    }
    BigInteger value = market.value(lots, maker.price);
    taker.traded = taker.traded.add(value);
    NaiveScope resting = exchange.scope(maker.subAccountId);
    NaiveScope incoming = exchange.scope(taker.subAccountId);
    BigInteger makerFee = ZERO;
    BigInteger takerFee = ZERO;
    if (!taker.forced) {
      makerFee = fee(value, exchange.fees.makerPpm(market, resting));
      takerFee = fee(value, exchange.fees.takerPpm(market, incoming));
      exchange.fees.traded(resting, value);
      exchange.fees.traded(incoming, value);
    }
    BigInteger bought = lots.multiply(big(taker.side.sign()));
    resting.trade(market, bought.negate(), maker.price, makerFee);
    incoming.trade(market, bought, maker.price, takerFee);
    rateLimits.traded(maker.subAccountId, value);
    rateLimits.traded(taker.subAccountId, value);
    exchange.treasury = exchange.treasury.add(makerFee).add(takerFee);
    reduceOnly.positionChanged(maker.subAccountId, market);
    reduceOnly.positionChanged(taker.subAccountId, market);
    market.lastTradeNs = exchange.nowNs;
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
