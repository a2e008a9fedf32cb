package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
  private static final List<Integer> THOUSAND = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void shouldFindTheElementsThatFailTogether() {
    List<Integer> culprits = List.of(3, 500, 501, 998);

    assertThat(Shrinking.shrink(THOUSAND, list -> list.containsAll(culprits), 1_000))
        .isEqualTo(culprits);
  }

  @Test
  void shouldFindASingleElement() {
    assertThat(Shrinking.shrink(THOUSAND, list -> list.contains(999), 100)).containsExactly(999);
  }

  @Test
  void shouldNotCallAnEmptyListAFailure() {
    assertThat(Shrinking.shrink(THOUSAND, list -> true, 1_000)).hasSize(1);
  }

  @Test
  void shouldStopWithTheBestWhenTheTriesAreUsedUp() {
    AtomicInteger tries = new AtomicInteger();

    List<Integer> best =
        Shrinking.shrink(
            THOUSAND,
            list -> {
              tries.incrementAndGet();
              return list.contains(0);
            },
            3);

    assertThat(tries).hasValue(3);
    assertThat(best).hasSize(500).contains(0);
  }
}
