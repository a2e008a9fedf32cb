package io.quantdesk.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Prices that wander about where they began, fall or rise by 5 to 50 % now and then in one market
 * or all of them, at once or step by step, and now and then do not come for a while.
 */
final class CrowdPrices {
  private static final int CRASH_ONE_IN = 250;
  private static final int OUTAGE_ONE_IN = 600;
  private static final int MAX_STEPS = 6;
  private static final int MAX_OUTAGE_PRICES = 150;

  /** A price that is to come. */
  record Price(int marketId, int ticks) {}

  long crashes;
  long outages;
  private final Dice dice;
  private final NaiveEngine model;
  private final Queue<Price> script = new ArrayDeque<>();
  private final Map<Integer, Integer> silentFor = new HashMap<>();

  CrowdPrices(Dice dice, NaiveEngine model) {
    this.dice = dice;
    this.model = model;
  }

  /** The next price, or null: an oracle that should tell one is silent. */
  Price next() {
    if (script.isEmpty() && dice.chance(CRASH_ONE_IN)) {
      crash();
    }
    if (dice.chance(OUTAGE_ONE_IN)) {
      outages++;
      silentFor.put(dice.marketId(), 1 + dice.random.nextInt(MAX_OUTAGE_PRICES));
    }
    Price price = script.isEmpty() ? wander() : script.remove();
    boolean silent = silentFor.merge(price.marketId, -1, Integer::sum) >= 0;
    return silent || model.exchange.market(price.marketId) == null ? null : price;
  }

  private Price wander() {
    int marketId = dice.marketId();
    NaiveMarket market = model.exchange.market(marketId);
    if (market == null) {
      return new Price(marketId, 1);
    }
    int base = CrowdMarkets.basePrice(marketId);
    int noise = Math.max(market.index / 100, 1);
    int pull = (base - market.index) / 40;
    int ticks = market.index + pull + dice.random.nextInt(2 * noise + 1) - noise;
    if (market.oracle.heldTicks() != 0 && dice.chance(2)) {
      ticks = market.oracle.heldTicks();
    }
    return new Price(marketId, Math.max(ticks, 1));
  }

  /** Down to 50 to 95 % of the price, or up by the inverse; each step once or twice. */
  private void crash() {
    crashes++;
    List<NaiveMarket> fallen = new ArrayList<>(model.exchange.markets);
    if (!dice.chance(3)) {
      fallen = List.of(dice.any(fallen));
    }
    double depth = 0.5 + 0.45 * dice.random.nextDouble();
    double target = dice.chance(3) ? 1 / depth : depth;
    int steps = 1 + dice.random.nextInt(MAX_STEPS);
    for (int step = 1; step <= steps; step++) {
      for (NaiveMarket market : fallen) {
        double ticks = market.index * Math.pow(target, step / (double) steps);
        for (int times = dice.chance(2) ? 2 : 1; times > 0; times--) {
          script.add(new Price(market.id, Math.max((int) ticks, 1)));
        }
      }
    }
  }
}
