package io.quantdesk.engine.model;

import io.quantdesk.engine.market.MarketParameters;

/** The markets of a crowd: a lot is worth about 0.05 USDC in each of them. */
final class CrowdMarkets {
  private static final int LOT_VALUE_MICROS = 50_000;
  private static final int[] MICROS_PER_LOT_TICK = {1, 7, 50, 500, 3, 20, 1, 10, 100, 5, 2, 250};
  private static final int COUNT = MICROS_PER_LOT_TICK.length;
  private static final int[] INITIAL_MARGIN_PPM = {20_000, 50_000, 100_000};

  private CrowdMarkets() {}

  /** Price in ticks about which a market moves. */
  static int basePrice(int number) {
    return LOT_VALUE_MICROS / microsPerLotTick(number);
  }

  private static int microsPerLotTick(int number) {
    return MICROS_PER_LOT_TICK[(number - 1) % COUNT];
  }

  /** From 13 on: no market. */
  static MarketParameters parameters(int number) {
    MarketParameters p = new MarketParameters();
    p.tickSizeE9 = number <= COUNT ? 1_000_000 : 0;
    p.lotSizeE9 = 1_000_000L * microsPerLotTick(number);
    p.minOrderLots = 1;
    p.maxOrderLots = 1_000;
    p.maxOpenInterestLots = 1_000_000;
    p.maxPriceTicks = 1_000_000;
    p.initialMarginPpm = INITIAL_MARGIN_PPM[number % INITIAL_MARGIN_PPM.length];
    p.maintenanceMarginPpm = p.initialMarginPpm / 2;
    p.marketOrderBandPpm = 50_000;
    p.takerFeePpm = 450;
    p.makerFeePpm = number % 2 == 0 ? -150 : 77;
    p.profitHaircutPpm = number % 4 == 1 ? 250_000 : 0;
    if (number % 3 == 1) {
      p.placementBandPpm = 100_000;
      p.matchBandPpm = 80_000;
      p.upperTiers.put(0, 1_500_000, 150_000, 70_000);
      p.upperTiers.put(1, 4_000_001, 333_333, 166_667);
    }
    if (number % 5 == 0) {
      p.openInterestLowerLots = 5_000;
      p.openInterestUpperLots = 50_000;
    }
    return p;
  }
}
