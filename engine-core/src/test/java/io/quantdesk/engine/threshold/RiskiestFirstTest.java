package io.quantdesk.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskiestFirstTest {
  private static final long SEED = 12;

  @Test
  void shouldOrderByEquityPerRequirementAndThenById() {
    RiskiestFirst queue = new RiskiestFirst(5);
    queue.add(5, 50, 100);
    queue.add(1, 90, 100);
    queue.add(4, -1, 10);
    queue.add(3, -1, 1_000);
    queue.add(2, 5, 10);

    assertThat(takeAll(queue)).containsExactly(4, 3, 2, 5, 1);
  }

  @Test
  void shouldNotOverflowAtTheLargestAmounts() {
    RiskiestFirst queue = new RiskiestFirst(3);
    queue.add(1, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    queue.add(2, Long.MIN_VALUE, Long.MAX_VALUE);
    queue.add(3, Long.MAX_VALUE - 2, Long.MAX_VALUE);

    assertThat(takeAll(queue)).containsExactly(2, 3, 1);
  }

  @Test
  void shouldEqualASortOfFractions() {
    Random random = new Random(SEED);
    int count = 2_000;
    RiskiestFirst queue = new RiskiestFirst(count);
    List<long[]> expected = new ArrayList<>();
    for (int scopeId = 1; scopeId <= count; scopeId++) {
      long maintenance = 1 + (random.nextLong() >>> (1 + random.nextInt(63))) / 2;
      long equity = random.nextBoolean() ? -random.nextInt(50) : random.nextInt(50);
      queue.add(scopeId, equity, maintenance);
      expected.add(new long[] {scopeId, equity, maintenance});
    }
    expected.sort(
        Comparator.comparing((long[] a) -> a, RiskiestFirstTest::compare).thenComparing(a -> a[0]));

    assertThat(takeAll(queue))
        .as("seed %d", SEED)
        .containsExactlyElementsOf(expected.stream().map(a -> (int) a[0]).toList());
  }

  private static int compare(long[] a, long[] b) {
    return BigInteger.valueOf(a[1])
        .multiply(BigInteger.valueOf(b[2]))
        .compareTo(BigInteger.valueOf(b[1]).multiply(BigInteger.valueOf(a[2])));
  }

  private static List<Integer> takeAll(RiskiestFirst queue) {
    List<Integer> taken = new ArrayList<>();
    while (queue.size() > 0) {
      taken.add(queue.first());
      queue.removeFirst();
    }
    return taken;
  }
}
