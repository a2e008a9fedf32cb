package io.quantdesk.engine.model;

import io.quantdesk.engine.market.MarketParameters;
import java.util.Random;

/** The markets of the random workload. */
final class WorkloadMarkets {
  private WorkloadMarkets() {}

  /**
   * 1: k = 500 with a maker rebate, 2: k = 1 without fees, 3: k = 7 with a maker charge and low
   * margin, 4: at the edge of the number range; any other: no market.
   */
  static MarketParameters parameters(int number) {
    MarketParameters p = new MarketParameters();
    p.tickSizeE9 = 1_000_000;
    p.lotSizeE9 = 1_000_000;
    p.minOrderLots = 1;
    p.maxOrderLots = 1_000;
    p.maxOpenInterestLots = 2_000;
    p.maxPriceTicks = 1_000_000;
    p.initialMarginPpm = 100_000;
    p.maintenanceMarginPpm = 50_000;
    p.marketOrderBandPpm = 50_000;
    switch (number) {
      case 1 -> {
        p.tickSizeE9 = 500_000_000;
        p.takerFeePpm = 450;
        p.makerFeePpm = -150;
        p.placementBandPpm = 100_000;
        p.matchBandPpm = 40_000;
      }
      case 2 -> {
        p.minOrderLots = 3;
        p.marketOrderBandPpm = 0;
      }
      case 3 -> {
        p.lotSizeE9 = 7_000_000;
        p.maxOpenInterestLots = 1_000;
        p.initialMarginPpm = 10_001;
        p.maintenanceMarginPpm = 7_777;
        p.takerFeePpm = 333;
        p.makerFeePpm = 77;
        p.placementBandPpm = 60_000;
      }
      case 4 -> {
        p.maxPriceTicks = Integer.MAX_VALUE;
        p.maxOpenInterestLots = ((1L << 62) - 1) / Integer.MAX_VALUE;
        p.maxOrderLots = p.maxOpenInterestLots;
        p.initialMarginPpm = 3;
        p.maintenanceMarginPpm = 2;
        p.takerFeePpm = 1;
      }
      default -> p.tickSizeE9 = 0;
    }
    return p;
  }

  /** Changes one parameter, often to something that is refused. */
  static void change(MarketParameters p, int number, Random random) {
    switch (random.nextInt(14)) {
      case 0 -> p.takerFeePpm = random.nextInt(600) - 20;
      case 1 -> p.makerFeePpm = random.nextInt(600) - 300;
      case 2 -> p.initialMarginPpm = number == 4 ? 3 : 8_000 + random.nextInt(200_000);
      case 3 -> p.maintenanceMarginPpm = number == 4 ? 2 : random.nextInt(60_000);
      case 4 -> p.maxOpenInterestLots = p.maxOrderLots + random.nextInt(1_000) - 10;
      case 5 -> p.maxOrderLots = number == 4 ? p.maxOrderLots : 20 + random.nextInt(1_000);
      case 6 -> p.minOrderLots = random.nextInt(5);
      case 7 -> p.marketOrderBandPpm = random.nextInt(100_000) - 1_000;
      case 8 -> p.maxPriceTicks += random.nextInt(20) - 5;
      case 9 -> p.tickSizeE9 += random.nextInt(2);
      case 11 -> p.placementBandPpm = random.nextInt(400_000) - 4_000;
      case 12 -> p.matchBandPpm = random.nextInt(200_000) - 2_000;
      case 10 -> p.maxOpenInterestLots = random.nextLong() >>> 1;
      default -> p.set(number >= 1 && number <= 4 ? restored(p, number) : p);
    }
  }

  /** As at the start, but for the highest price, which cannot fall. */
  private static MarketParameters restored(MarketParameters p, int number) {
    MarketParameters restored = parameters(number);
    restored.maxPriceTicks = p.maxPriceTicks;
    return restored;
  }
}
