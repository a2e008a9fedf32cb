package io.quantdesk.engine.model;

import java.util.List;
import java.util.Random;

/** Seeded choices that mostly make sense for the present state of a model. */
final class Dice {
  private static final long[] EXTREMES = {
    0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62, (1L << 62) - 1, 1L << 61, 1L << 31
  };

  private static final int FAVOURITES = 4;

  final Random random;
  private final NaiveEngine model;
  private final WorkloadSize size;

  Dice(long seed, NaiveEngine model, WorkloadSize size) {
    random = new Random(seed);
    this.model = model;
    this.size = size;
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  long extreme() {
    return EXTREMES[random.nextInt(EXTREMES.length)];
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  int subAccountId() {
    return chance(100) ? random.nextInt(40) - 2 : 1 + random.nextInt(model.exchange.scopes.size());
  }

  int marketId() {
    return chance(200) ? random.nextInt(9) - 1 : 1 + random.nextInt(model.exchange.markets.size());
  }

  /** One of the few markets in which a sub-account mostly trades. */
  int marketOf(int subAccountId) {
    int markets = model.exchange.markets.size();
    return markets <= FAVOURITES || chance(50)
        ? marketId()
        : 1 + Math.floorMod(subAccountId * 5 + random.nextInt(FAVOURITES), markets);
  }

  long lots(int marketId) {
    if (chance(60)) {
      return extreme();
    }
    return marketId == size.edgeMarketId()
        ? random.nextLong(1L << (1 + random.nextInt(31)))
        : random.nextInt(25);
  }

  int price(int marketId) {
    NaiveMarket market = model.exchange.market(marketId);
    if (market == null || chance(60)) {
      return random.nextBoolean() ? random.nextInt() : random.nextInt(3);
    }
    int spread = Math.max(market.mark / 20, 1);
    return (int)
        Math.min(market.mark + (long) random.nextInt(2 * spread + 1) - spread, Integer.MAX_VALUE);
  }
}
