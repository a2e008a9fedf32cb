package io.quantdesk.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.market.TieredRate;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static final long SEED = 14;
  private static final int LOWEST_PPM = 20_000;
  private static final int HIGHEST_PPM = 60_000;

  /** A long position: 50,000 x (1 - 5 %) counts for it, 50,000 x (1 + 5 %) against a short one. */
  @Test
  void shouldRiseAsPricesMoveAgainstAPosition() {
    assertThat(Axis.ofPrice(50_000, Side.BUY, 50_000)).isEqualTo(-47_500_000_000L);
    assertThat(Axis.ofPrice(50_000, Side.SELL, 50_000)).isEqualTo(52_500_000_000L);
    assertThat(Axis.ofPrice(49_999, Side.BUY, 50_000))
        .isGreaterThan(Axis.ofPrice(50_000, Side.BUY, 50_000));
  }

  /** An index of 3 x 2^20 is 3 micros a lot: with k = 2 one tick and a half, with k = 7 3/7. */
  @Test
  void shouldCountFundingInTicksRoundedAgainstTheAccount() {
    long index = 3L << 20;
    assertThat(Axis.fundingUp(index, 2, Side.BUY)).isEqualTo(1_500_000);
    assertThat(Axis.fundingDown(index, 2, Side.SELL)).isEqualTo(-1_500_000);
    assertThat(Axis.fundingDown(index, 7, Side.BUY)).isEqualTo(428_571);
    assertThat(Axis.fundingUp(index, 7, Side.BUY)).isEqualTo(428_572);
    assertThat(Axis.fundingDown(index, 7, Side.SELL)).isEqualTo(-428_572);
    assertThat(Axis.fundingUp(index, 7, Side.SELL)).isEqualTo(-428_571);
  }

  @Test
  void shouldNotWrapAtTheLargestPriceAndIndex() {
    for (long index : new long[] {Long.MAX_VALUE, -Long.MAX_VALUE}) {
      for (Side side : Side.values()) {
        long price = Axis.ofPrice(Integer.MAX_VALUE, side, 999_999);
        long funding = Axis.fundingUp(index, 1, side);
        assertThat(Math.addExact(funding, price)).isEqualTo(funding + price);
        assertThat(Long.signum(funding)).isEqualTo(Long.signum(index) * side.sign());
      }
    }
  }

  /**
   * The heart of the matter: as long as neither axis is above its threshold, no more than the slack
   * is lost, whatever price and funding did, to the last micro and with all roundings.
   */
  @Test
  void shouldNeverLetAPositionLoseMoreThanItsSlackUnnoticed() {
    Random random = new Random(SEED);
    SlackBudget budget = new SlackBudget();
    int unnoticed = 0;
    int lost = 0;
    for (int i = 0; i < 400_000; i++) {
      long k = 1L + random.nextInt(9);
      long lots = 1L + random.nextInt(200);
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      TieredRate rate =
          new TieredRate().start(LOWEST_PPM).add(1L + random.nextInt(200_000), HIGHEST_PPM);
      long ticks = 100L + random.nextInt(400);
      long index = random.nextInt(1 << 26) - (1L << 25);
      long before = worth(lots, side, k, ticks, index, rate);
      long slack = 2L + random.nextInt(random.nextInt(5) == 0 ? 3 : 40_000);
      long ticksAfter = Math.max(1, ticks + random.nextInt(101) - 50);
      long indexAfter = index + (random.nextInt(1 << 26) - (1L << 25)) / (1 + random.nextInt(50));
      budget.start();
      budget.add(lots * k * ticks);
      budget.close(new WideSum().set(slack));
      long allowance = budget.allowance(lots * k * ticks, lots * k);
      boolean crossed =
          rise(side, k, ticks, index, ticksAfter, indexAfter, LOWEST_PPM) > allowance
              || rise(side, k, ticks, index, ticksAfter, indexAfter, HIGHEST_PPM) > allowance;
      long left = slack + worth(lots, side, k, ticksAfter, indexAfter, rate) - before;
      if (!crossed && left < 0) {
        fail("seed %d, case %d: slack %d is %d, unnoticed", SEED, i, slack, left);
      }
      unnoticed += crossed ? 0 : 1;
      lost += left < 0 ? 1 : 0;
    }
    assertThat(unnoticed).isGreaterThan(50_000);
    assertThat(lost).isGreaterThan(50_000);
  }

  private static long rise(
      Side side, long k, long ticks, long index, long ticksAfter, long indexAfter, long ratePpm) {
    long start = Axis.fundingDown(index, k, side) + Axis.ofPrice(ticks, side, ratePpm);
    return Axis.fundingUp(indexAfter, k, side) + Axis.ofPrice(ticksAfter, side, ratePpm) - start;
  }

  /** s x p x k - ceil(s x F / 2^20) - requirement. */
  private static long worth(long lots, Side side, long k, long ticks, long index, TieredRate rate) {
    BigInteger scale = BigInteger.ONE.shiftLeft(20);
    BigInteger[] owed =
        BigInteger.valueOf(side.sign() * lots)
            .multiply(BigInteger.valueOf(index))
            .divideAndRemainder(scale);
    long owedMicros = owed[0].longValueExact() + (owed[1].signum() > 0 ? 1 : 0);
    long value = lots * k * ticks;
    return side.sign() * value - owedMicros - rate.requiredMicros(value);
  }
}
