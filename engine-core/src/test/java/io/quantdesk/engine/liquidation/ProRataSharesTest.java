package io.quantdesk.engine.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProRataSharesTest {
  private final ProRataShares shares = new ProRataShares(1_000);

  private void share(long lots, long... weights) {
    shares.begin(lots);
    for (int i = 0; i < weights.length; i++) {
      shares.add(i + 1, weights[i]);
    }
    while (shares.share(7) == 0) {
      // The next step goes on.
    }
  }

  private List<Long> all() {
    return IntStream.range(0, shares.count()).mapToObj(shares::shareOf).toList();
  }

  @Test
  void shouldGiveTheLastLotsToTheLargestRemaindersAndThenToTheLowestId() {
    share(10, 1, 1, 1);
    assertThat(all()).containsExactly(4L, 3L, 3L);
    share(1_000, 2_500, 1_500, 300);
    assertThat(all()).containsExactly(581L, 349L, 70L);
    share(1, 5, 6, 5);
    assertThat(all()).containsExactly(0L, 1L, 0L);
  }

  @Test
  void shouldAddUpAndBeWithinALotOfTheExactShareWhateverTheWeights() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      long lots = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
      int count = 1 + random.nextInt(200);
      long[] weights =
          random.longs(count).map(w -> 1 + (w >>> (10 + random.nextInt(50)))).toArray();
      share(lots, weights);
      assertThat(all()).as("seed %d round %d", seed, round).isEqualTo(expected(lots, weights));
      assertThat(all().stream().mapToLong(it -> it).sum()).isEqualTo(lots);
    }
  }

  private static List<Long> expected(long lots, long[] weights) {
    BigInteger total = BigInteger.ZERO;
    for (long weight : weights) {
      total = total.add(BigInteger.valueOf(weight));
    }
    BigInteger[][] parts = new BigInteger[weights.length][];
    long left = lots;
    for (int i = 0; i < weights.length; i++) {
      BigInteger product = BigInteger.valueOf(lots).multiply(BigInteger.valueOf(weights[i]));
      parts[i] = product.divideAndRemainder(total);
      left -= parts[i][0].longValueExact();
    }
    List<Integer> lucky =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> parts[i][1]).reversed())
            .limit(left)
            .toList();
    return IntStream.range(0, weights.length)
        .mapToObj(i -> parts[i][0].longValueExact() + (lucky.contains(i) ? 1 : 0))
        .toList();
  }
}
