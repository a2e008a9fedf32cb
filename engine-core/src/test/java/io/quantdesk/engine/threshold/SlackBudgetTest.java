package io.quantdesk.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.math.WideSum;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlackBudgetTest {
  private static final long SEED = 13;

  private final SlackBudget budget = new SlackBudget();

  @Test
  void shouldGiveASinglePositionAllButTheRounding() {
    budget.start();
    budget.add(50_000);
    budget.close(new WideSum().set(1_002));

    // 1,000 micros at 500 micros a tick: 2 ticks.
    assertThat(budget.allowance(50_000, 500)).isEqualTo(2_000_000);
  }

  @Test
  void shouldShareByNotionalAndRoundDown() {
    budget.start();
    budget.add(2_000);
    budget.add(1_000);
    budget.close(new WideSum().set(104));

    // floor(100 x 2 / 3) = 66 micros and floor(100 / 3) = 33, at 7 micros a tick.
    assertThat(budget.allowance(2_000, 7)).isEqualTo(66_000_000 / 7);
    assertThat(budget.allowance(1_000, 7)).isEqualTo(33_000_000 / 7);
  }

  @Test
  void shouldGiveNothingWhenTheRoundingsAreNotCovered() {
    budget.start();
    budget.add(1_000);
    budget.close(new WideSum().set(1));
    assertThat(budget.allowance(1_000, 1)).isEqualTo(SlackBudget.NOTHING);

    budget.close(new WideSum().set(2));
    assertThat(budget.allowance(1_000, 1)).isZero();
  }

  @Test
  void shouldNeverGiveMoreThanThereIs() {
    Random random = new Random(SEED);
    WideSum slack = new WideSum();
    for (int i = 0; i < 100_000; i++) {
      int positions = 1 + random.nextInt(6);
      long[] notionals = new long[positions];
      budget.start();
      for (int j = 0; j < positions; j++) {
        notionals[j] = 1 + (random.nextLong() >>> (2 + random.nextInt(60))) - (i % 2);
        notionals[j] = Math.max(1, notionals[j]);
        budget.add(notionals[j]);
      }
      long micros = 2L * positions + (random.nextLong() >>> (2 + random.nextInt(61)));
      slack.set(micros).add(i % 7 == 0 ? Long.MAX_VALUE : 0);
      budget.close(slack);
      BigInteger given = BigInteger.ZERO;
      for (long notional : notionals) {
        long size = 1 + random.nextLong(notional);
        long allowance = budget.allowance(notional, size);
        assertThat(allowance).as("seed %d", SEED).isNotNegative();
        given = given.add(big(allowance).multiply(big(size)));
      }
      BigInteger most = big(micros - 2L * positions);
      most = i % 7 == 0 ? most.add(big(Long.MAX_VALUE)) : most;
      assertThat(given).isLessThanOrEqualTo(most.multiply(big(Axis.UNITS_PER_TICK)));
    }
  }

  @Test
  void shouldGiveAPositionOfOneLotMoreThanAnyPriceWhenSlackIsHuge() {
    budget.start();
    budget.add(1);
    budget.close(new WideSum().set(Long.MAX_VALUE).add(Long.MAX_VALUE));

    assertThat(budget.allowance(1, 1)).isGreaterThan((long) Integer.MAX_VALUE * 2_000_000);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
