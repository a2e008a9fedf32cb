package io.quantdesk.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairIndexTest {
  private static final long SEED = 99;

  private record Pair(int first, long second) {}

  @Test
  void shouldFindWhatAMapFindsUnderRandomPutsAndRemoves() {
    Random random = new Random(SEED);
    PairIndex index = new PairIndex(64);
    Map<Pair, Integer> model = new HashMap<>();
    for (int i = 0; i < 400_000; i++) {
      Pair pair = new Pair(random.nextInt(12), random.nextInt(12) - 6L);
      if (model.containsKey(pair)) {
        index.remove(pair.first, pair.second);
        model.remove(pair);
      } else if (model.size() < 64) {
        index.put(pair.first, pair.second, i);
        model.put(pair, i);
      }
      Pair asked = new Pair(random.nextInt(12), random.nextInt(12) - 6L);
      if (index.find(asked.first, asked.second) != model.getOrDefault(asked, PairIndex.NONE)) {
        fail("seed %d step %d: %s", SEED, i, asked);
      }
    }
    assertThat(index.size()).isEqualTo(model.size());
    model.forEach((pair, slot) -> assertThat(index.find(pair.first, pair.second)).isEqualTo(slot));
  }

  @Test
  void shouldRefuseADuplicateAMissingPairAndMoreThanItsCapacity() {
    PairIndex index = new PairIndex(1);
    index.put(1, 2, 3);
    assertThatThrownBy(() -> index.put(1, 2, 3)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> index.put(1, 3, 3)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> index.remove(2, 1)).isInstanceOf(IllegalStateException.class);
  }
}
