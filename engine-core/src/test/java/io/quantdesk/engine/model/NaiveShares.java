package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of a market a master may hold with all its sub-accounts (rule c11). */
final class NaiveShares {
  private static final BigInteger MILLION = big(1_000_000);

  private record Share(BigInteger ppm, BigInteger floor) {}

  private final NaiveExchange exchange;
  private final Map<NaiveMarket, Share> shares = new HashMap<>();

  NaiveShares(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  Answer set(SetOpenInterestShare command) {
    NaiveMarket market = exchange.market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (market.state == MarketState.DELISTED) {
      return Answer.of(RejectReason.MARKET_DELISTED);
    }
    int ppm = command.share.sharePpm;
    long floor = command.share.floorLots;
    if (ppm < 0 || ppm > 1_000_000 || floor < 0 || (ppm == 0 && floor != 0)) {
      return Answer.of(RejectReason.INVALID_OPEN_INTEREST_SHARE);
    }
    BigInteger most = NaiveMarket.orderLotsLimit(market.parameters, market.k);
    if (ppm != 0 && most.compareTo(BigInteger.TWO.pow(45)) > 0) {
      return Answer.of(RejectReason.ARITHMETIC_LIMIT);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    shares.remove(market);
    if (ppm != 0) {
      shares.put(market, new Share(big(ppm), big(floor)));
    }
    return Answer.of(RejectReason.NONE);
  }

  /** Share and floor of a market, in this order; none without a share. */
  List<Long> bounds(int marketId) {
    Share share = shares.get(exchange.market(marketId));
    return share == null
        ? List.of()
        : List.of(share.ppm.longValueExact(), share.floor.longValueExact());
  }

  /** Whether an order that has not come yet, or is to replace another one, would be too much. */
  boolean refuses(NaiveMarket.Order order, NaiveMarket.Order replaced) {
    NaiveMarket market = order.market;
    Share share = shares.get(market);
    if (share == null) {
      return false;
    }
    NaiveScope scope = exchange.scope(order.subAccountId);
    BigInteger held = scope.position(market).lots.multiply(big(order.side.sign()));
    BigInteger resting = scope.orderLots(market, order.side);
    BigInteger before = potential(scope, market, order.side);
    BigInteger after;
    if (order.reduceOnly) {
      before = held.add(resting).max(ZERO);
      after = before.max(resting);
    } else {
      BigInteger added = order.leaves.subtract(replaced == null ? ZERO : replaced.leaves);
      resting = resting.add(added);
      after = held.add(resting).max(scope.isReducing(market) ? resting : ZERO).max(ZERO);
    }
    BigInteger sum = after;
    for (NaiveScope other : exchange.scopes) {
      if (other.owner == scope.owner && other != scope) {
        sum = sum.add(potential(other, market, order.side));
      }
    }
    BigInteger limit = market.openInterest().multiply(share.ppm).divide(MILLION).max(share.floor);
    return after.compareTo(before) > 0 && sum.compareTo(limit) > 0;
  }

  private static BigInteger potential(NaiveScope scope, NaiveMarket market, Side side) {
    BigInteger resting = scope.orderLots(market, side);
    BigInteger held = scope.position(market).lots.multiply(big(side.sign()));
    return held.add(resting).max(scope.isReducing(market) ? resting : ZERO).max(ZERO);
  }
}
