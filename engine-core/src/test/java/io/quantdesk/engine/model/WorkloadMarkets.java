package io.quantdesk.engine.model;

import io.quantdesk.engine.market.DeleveragingStrategy;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.UpperTiers;
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
        p.openInterestLowerLots = 50;
        p.openInterestUpperLots = 400;
        p.upperTiers.put(0, 100_000, 150_000, 70_000);
        p.upperTiers.put(1, 400_001, 333_333, 166_667);
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
        p.upperTiers.put(0, 3_003, 20_002, 9_999);
        p.profitHaircutPpm = 333_333;
      }
      case 4 -> {
        p.maxPriceTicks = Integer.MAX_VALUE;
        p.maxOpenInterestLots = ((1L << 62) - 1) / Integer.MAX_VALUE;
        p.maxOrderLots = p.maxOpenInterestLots;
        p.initialMarginPpm = 3;
        p.maintenanceMarginPpm = 2;
        p.takerFeePpm = 1;
        p.openInterestLowerLots = p.maxOpenInterestLots / 3;
        p.openInterestUpperLots = p.maxOpenInterestLots;
        for (int i = 0; i < UpperTiers.MAX; i++) {
          p.upperTiers.put(i, 1L << (40 + i), 4 + 2 * i, 3 + i);
        }
      }
      default -> p.tickSizeE9 = 0;
    }
    return p;
  }

  /** Changes one parameter, often to something that is refused, or takes back all changes. */
  static void change(MarketParameters p, MarketParameters original, boolean atEdge, Random random) {
    switch (random.nextInt(19)) {
      case 0 -> p.takerFeePpm = random.nextInt(600) - 20;
      case 1 -> p.makerFeePpm = random.nextInt(600) - 300;
      case 2 -> p.initialMarginPpm = atEdge ? 3 : 8_000 + random.nextInt(200_000);
      case 3 -> p.maintenanceMarginPpm = atEdge ? 2 : random.nextInt(60_000);
      case 4 -> p.maxOpenInterestLots = p.maxOrderLots + random.nextInt(1_000) - 10;
      case 5 ->
          p.maxOrderLots =
              atEdge ? p.maxOrderLots : 6 + random.nextInt(random.nextBoolean() ? 20 : 1_000);
      case 6 -> p.minOrderLots = random.nextInt(5);
      case 7 -> p.marketOrderBandPpm = random.nextInt(100_000) - 1_000;
      case 8 -> p.maxPriceTicks += random.nextInt(20) - 5;
      case 9 -> p.tickSizeE9 += random.nextInt(2);
      case 11 -> p.placementBandPpm = random.nextInt(400_000) - 4_000;
      case 12 -> p.matchBandPpm = random.nextInt(200_000) - 2_000;
      case 10 -> p.maxOpenInterestLots = random.nextLong() >>> 1;
      case 13 -> changeTier(p, atEdge ? 1_000 : 1 << random.nextInt(19), random);
      case 14 -> p.upperTiers.clear();
      case 16 -> p.profitHaircutPpm = random.nextInt(1_020_000) - 10_000;
      case 15 -> {
        p.openInterestLowerLots = random.nextLong(200) - 2;
        p.openInterestUpperLots = random.nextInt(4) == 0 ? 0 : random.nextLong(600);
      }
      default -> restore(p, original);
    }
  }

  /** Adds, moves or removes a tier, now and then in the wrong place. */
  private static void changeTier(MarketParameters p, int step, Random random) {
    UpperTiers tiers = p.upperTiers;
    int last = Math.min(tiers.count(), UpperTiers.MAX - 1);
    int index = random.nextInt(8) == 0 ? random.nextInt(UpperTiers.MAX) : last;
    long bound = index == 0 ? 0 : tiers.lowerBoundMicros(index - 1);
    int initial = index == 0 ? p.initialMarginPpm : tiers.initialMarginPpm(index - 1);
    int maintenance = index == 0 ? p.maintenanceMarginPpm : tiers.maintenanceMarginPpm(index - 1);
    tiers.put(
        index,
        bound + random.nextInt(step),
        initial + random.nextInt(60_000),
        maintenance + random.nextInt(20_000));
    if (random.nextInt(8) == 0) {
      tiers.put(index, random.nextInt(2), random.nextInt(2), 0);
    }
  }

  /** Makes rules that are mostly allowed. */
  static void change(LiquidationRules rules, Dice dice) {
    Random random = dice.random;
    rules.feePpm = dice.chance(4) ? random.nextInt(20_000) - 100 : random.nextInt(3_000);
    rules.bufferPpm = random.nextInt(200_000) - (dice.chance(40) ? 200_000 : 0);
    rules.adjustmentPpm = random.nextInt(3_000_000);
    rules.spreadPpm = random.nextInt(2_000_000);
    rules.chunkPpm = dice.chance(2) ? 0 : random.nextInt(1_000_000);
    rules.chunkAboveMicros = random.nextInt(3_000_000);
    rules.dustMicros = dice.chance(2) ? 0 : random.nextInt(500_000);
    rules.closeOutPpm = dice.chance(40) ? 1_000_001 : random.nextInt(1_000_001);
    rules.deleveraging = DeleveragingStrategy.of(dice.chance(40) ? 2 : random.nextInt(2));
    rules.socializesLosses = dice.chance(2);
    rules.cooldownNs = dice.chance(40) ? dice.extreme() : random.nextInt(50_000);
  }

  /** Makes rules that are mostly allowed. */
  static void change(FundingRules rules, Dice dice) {
    Random random = dice.random;
    long halfHourNs = 1_800_000_000_000L;
    rules.sampleIntervalNs = (1 + random.nextInt(3)) * halfHourNs;
    rules.fundingIntervalNs = rules.sampleIntervalNs * (1 + random.nextInt(4));
    rules.impactNotionalMicros = dice.chance(20) ? dice.extreme() : 1 + random.nextInt(3_000_000);
    rules.interestE9 = random.nextInt(20_000_000) - 5_000_000;
    rules.interestClampE9 = dice.chance(20) ? random.nextInt() : random.nextInt(20_000_000);
    rules.premiumClampE9 = random.nextInt(1_000_000_001);
    rules.rateCapE9 = dice.chance(8) ? 1_000_000_000 : random.nextInt(5_000_000);
    rules.minSamples = 1 + random.nextInt(dice.chance(20) ? 6 : 2);
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> rules.set(new FundingRules());
      case 3 -> rules.sampleIntervalNs = dice.extreme();
      case 4 -> rules.fundingIntervalNs += dice.extreme();
      default -> rules.interestE9 *= 1 + random.nextInt(2);
    }
  }

  /** As at the start, but for the highest price, which cannot fall. */
  private static void restore(MarketParameters p, MarketParameters original) {
    int maxPriceTicks = p.maxPriceTicks;
    p.set(original);
    p.maxPriceTicks = maxPriceTicks;
  }
}
