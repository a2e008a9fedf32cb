package io.quantdesk.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Leverages;
import io.quantdesk.engine.account.OwnerExposures;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ThresholdHeapsTest {
  private static final int SCOPES = 500;
  private static final int HEAPS = 4;
  private static final long SEED = 15;

  private final Positions positions =
      new Positions(
          SCOPES,
          new Scopes(SCOPES),
          new Leverages(SCOPES),
          new OwnerExposures(new Accounts(1, SCOPES), SCOPES, 1),
          1);
  private final ThresholdHeaps heaps = new ThresholdHeaps(HEAPS, positions);

  @Test
  void shouldGiveEqualThresholdsInTheOrderOfScopes() {
    int third = 2 * positions.acquire(3, 1);
    int first = 2 * positions.acquire(1, 1);
    int second = 2 * positions.acquire(2, 1);
    heaps.put(0, third, 7);
    heaps.put(0, second, 7);
    heaps.put(0, first, 7);

    assertThat(takeAll(0)).containsExactly(first, second, third);
  }

  @Test
  void shouldBeCrossedByWhatIsStrictlyAbove() {
    heaps.put(1, 2 * positions.acquire(1, 1), 10);

    assertThat(heaps.isCrossed(1, 10)).isFalse();
    assertThat(heaps.isCrossed(1, 11)).isTrue();
    assertThat(heaps.isCrossed(0, 11)).isFalse();
  }

  @Test
  void shouldMoveAnEntryToAnotherHeap() {
    int entry = 2 * positions.acquire(1, 1) + 1;
    heaps.put(1, entry, 10);
    heaps.put(2, entry, 20);

    assertThat(heaps.size(1)).isZero();
    assertThat(heaps.heapOf(entry)).isEqualTo(2);
    assertThat(heaps.key(entry)).isEqualTo(20);
    heaps.remove(entry);
    heaps.remove(entry);
    assertThat(heaps.heapOf(entry)).isEqualTo(ThresholdHeaps.NONE);
    assertThat(heaps.size(2)).isZero();
  }

  @Test
  void shouldEqualSortedListsWhateverIsPutMovedAndTakenOut() {
    Random random = new Random(SEED);
    for (int scopeId = 1; scopeId <= SCOPES; scopeId++) {
      positions.acquire(scopeId, 1);
    }
    List<Map<Integer, Long>> model = new ArrayList<>();
    for (int heap = 0; heap < HEAPS; heap++) {
      model.add(new TreeMap<>());
    }
    for (int i = 0; i < 50_000; i++) {
      int entry = 2 * random.nextInt(SCOPES);
      int heap = random.nextInt(10) < 7 ? 0 : random.nextInt(HEAPS);
      model.forEach(entries -> entries.remove(entry));
      if (random.nextInt(4) == 0) {
        heaps.remove(entry);
      } else {
        long key = random.nextInt(100) - 50L;
        heaps.put(heap, entry, key);
        model.get(heap).put(entry, key);
      }
      for (int any = 0; any < HEAPS; any++) {
        assertThat(heaps.size(any)).isEqualTo(model.get(any).size());
      }
      if (i % 50 == 0) {
        assertEqual(model, i);
      }
    }
    for (int heap = 0; heap < HEAPS; heap++) {
      Map<Integer, Long> entries = model.get(heap);
      List<Integer> sorted = new ArrayList<>(entries.keySet());
      sorted.sort(
          Comparator.comparing((Integer entry) -> entries.get(entry))
              .thenComparing(entry -> positions.scopeId(entry / 2)));
      assertThat(takeAll(heap)).as("seed %d", SEED).isEqualTo(sorted);
    }
  }

  private void assertEqual(List<Map<Integer, Long>> model, int command) {
    for (int heap = 0; heap < HEAPS; heap++) {
      int expected = heap;
      assertThat(heaps.isInOrder(heap)).as("seed %d, %d", SEED, command).isTrue();
      model
          .get(heap)
          .forEach(
              (entry, key) -> {
                assertThat(heaps.heapOf(entry)).isEqualTo(expected);
                assertThat(heaps.key(entry)).isEqualTo(key);
              });
    }
  }

  private List<Integer> takeAll(int heap) {
    List<Integer> taken = new ArrayList<>();
    while (heaps.size(heap) > 0) {
      taken.add(heaps.first(heap));
      heaps.remove(heaps.first(heap));
    }
    return taken;
  }
}
