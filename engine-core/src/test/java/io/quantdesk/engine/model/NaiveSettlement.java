package io.quantdesk.engine.model;

import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.MarketState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Closes longs and shorts of a market that ends against each other, oldest first, at one price. */
final class NaiveSettlement {
  /** Most pairs that one tick closes. */
  private static final int MAX_PAIRS = 256;

  private final NaiveExchange exchange;
  private final NaiveReduceOnly reduceOnly;
  private final List<NaiveMarket> markets = new ArrayList<>();

  NaiveSettlement(NaiveExchange exchange, NaiveReduceOnly reduceOnly) {
    this.exchange = exchange;
    this.reduceOnly = reduceOnly;
  }

  void stateChanged(NaiveMarket market) {
    if (market.state == MarketState.SETTLEMENT) {
      markets.add(market);
    }
  }

  boolean isDue() {
    return !markets.isEmpty();
  }

  /** One tick: the oldest market, once its orders are gone. */
  void step() {
    if (markets.isEmpty() || reduceOnly.isClearing(markets.get(0))) {
      return;
    }
    NaiveMarket market = markets.get(0);
    for (int pairs = 0; pairs < MAX_PAIRS && !market.holders.isEmpty(); pairs++) {
      close(market, first(market, 1), first(market, -1));
    }
    if (market.holders.isEmpty()) {
      markets.remove(0);
    }
    exchange.forgetIdlePositions();
  }

  private static NaiveScope first(NaiveMarket market, int sign) {
    return market.holders.stream()
        .filter(scope -> scope.position(market).lots.signum() == sign)
        .findFirst()
        .orElseThrow();
  }

  private static void close(NaiveMarket market, NaiveScope buyer, NaiveScope seller) {
    BigInteger lots = buyer.position(market).lots.min(seller.position(market).lots.negate());
    buyer.trade(market, lots.negate(), market.settlement, ZERO);
    seller.trade(market, lots, market.settlement, ZERO);
    payDebt(market, buyer);
    payDebt(market, seller);
  }

  private static void payDebt(NaiveMarket market, NaiveScope scope) {
    if (!NaiveLiquidation.hasPosition(scope) && scope.units.isEmpty()) {
      BigInteger paid = scope.cash.negate().max(ZERO).min(market.insurance);
      scope.cash = scope.cash.add(paid);
      market.insurance = market.insurance.subtract(paid);
    }
  }
}
