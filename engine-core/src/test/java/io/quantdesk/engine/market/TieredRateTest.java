package io.quantdesk.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tiers with worked numbers of venues, and against big integers. */
class TieredRateTest {
  private static final long USDC = 1_000_000;
  private static final long SEED = 20_261_121;

  /**
   * BTC on Hyperliquid, 40x up to 150M and 20x above: maintenance rates 1.25 % and 2.5 %, so a
   * deduction of 150M x 1.25 % = 1,875,000. Source:
   * https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers
   */
  @Test
  void shouldDeductAsHyperliquidDoes() {
    TieredRate rate = new TieredRate().start(12_500).add(150_000_000 * USDC, 25_000);
    assertThat(rate.deductionMicros(1)).isEqualTo(1_875_000 * USDC);
    assertThat(rate.deductionRest(1)).isZero();
    assertThat(rate.requiredMicros(100_000_000 * USDC)).isEqualTo(1_250_000 * USDC);
    assertThat(rate.requiredMicros(150_000_000 * USDC)).isEqualTo(1_875_000 * USDC);
    assertThat(rate.requiredMicros(200_000_000 * USDC)).isEqualTo(3_125_000 * USDC);
    assertThat(rate.requiredMicros(150_000_001 * USDC)).isEqualTo(1_875_000 * USDC + 25_000);
  }

  /**
   * The first three brackets of BTCUSDT on Binance as they were in 2021: 0.4 %, 0.5 % and 1 % from
   * 0, 50,000 and 250,000 on, with the published maintenance amounts 50 and 1,300. Source:
   * https://www.binance.com/en/support/faq/360033162192
   */
  @Test
  void shouldHaveTheMaintenanceAmountsOfBinance() {
    TieredRate rate =
        new TieredRate().start(4_000).add(50_000 * USDC, 5_000).add(250_000 * USDC, 10_000);
    assertThat(rate.deductionMicros(1)).isEqualTo(50 * USDC);
    assertThat(rate.deductionMicros(2)).isEqualTo(1_300 * USDC);
    assertThat(rate.requiredMicros(500_000 * USDC)).isEqualTo((5_000 - 1_300) * USDC);
  }

  @Test
  void shouldRoundUpWhateverTheTier() {
    TieredRate rate = new TieredRate().start(100_000).add(7, 333_333);
    assertThat(rate.requiredMicros(0)).isZero();
    assertThat(rate.requiredMicros(1)).isEqualTo(1);
    assertThat(rate.requiredMicros(7)).isEqualTo(1);
    // 0.7 and a third of 4 are 2.033332.
    assertThat(rate.requiredMicros(11)).isEqualTo(3);
  }

  @Test
  void shouldNameTheRateOfTheNextMicro() {
    TieredRate rate = new TieredRate().start(10).add(100, 20).add(200, 30);
    assertThat(rate.marginalPpm(0)).isEqualTo(10);
    assertThat(rate.marginalPpm(99)).isEqualTo(10);
    assertThat(rate.marginalPpm(100)).isEqualTo(20);
    assertThat(rate.marginalPpm(Long.MAX_VALUE)).isEqualTo(30);
  }

  @Test
  void shouldEqualBigIntegersUpToTheLargestNotional() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200_000; i++) {
      int tiers = 1 + random.nextInt(TieredRate.MAX_TIERS);
      long[] bounds = new long[tiers];
      int[] rates = new int[tiers];
      rates[0] = random.nextInt(60_000);
      TieredRate rate = new TieredRate().start(rates[0]);
      int shift = 2 + random.nextInt(58);
      for (int tier = 1; tier < tiers; tier++) {
        bounds[tier] = bounds[tier - 1] + 1 + (random.nextLong() >>> shift) / tiers;
        rates[tier] = rates[tier - 1] + 1 + random.nextInt(60_000);
        rate.add(bounds[tier], rates[tier]);
      }
      long notional =
          random.nextInt(50) == 0 ? Long.MAX_VALUE : random.nextLong() >>> (1 + random.nextInt(62));
      long expected = expected(bounds, rates, notional);
      if (rate.requiredMicros(notional) != expected) {
        fail("seed %d, case %d: %d, expected %d", SEED, i, rate.requiredMicros(notional), expected);
      }
    }
  }

  /** Each rate for what lies within its tier. */
  private static long expected(long[] bounds, int[] rates, long notional) {
    BigInteger parts = BigInteger.ZERO;
    for (int tier = 0; tier < rates.length; tier++) {
      long end = tier + 1 < rates.length ? Math.min(bounds[tier + 1], notional) : notional;
      BigInteger within = BigInteger.valueOf(Math.max(0, end - bounds[tier]));
      parts = parts.add(within.multiply(BigInteger.valueOf(rates[tier])));
    }
    BigInteger million = BigInteger.valueOf(1_000_000);
    return parts.add(million).subtract(BigInteger.ONE).divide(million).longValueExact();
  }
}
