package io.quantdesk.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
  private static final long SEED = 6;

  @Test
  void shouldGiveEveryElementAPlaceOfItsOwnForAnyDistribution() {
    int elements = 1_000;
    SharedPages pages = new SharedPages(7, elements, elements);
    Random random = new Random(SEED);
    int total = 0;
    for (int i = 0; i < 20_000; i++) {
      int list = random.nextInt(7);
      if (random.nextInt(3) == 0) {
        list = 0;
      }
      if (total < elements && random.nextBoolean()) {
        assertThat(pages.grow(list)).isEqualTo(pages.size(list) - 1);
        total++;
      } else if (pages.size(list) > 0) {
        pages.shrink(list);
        total--;
      }
      if (i % 100 == 0) {
        assertPlacesDiffer(pages, 7, total);
      }
    }
  }

  @Test
  void shouldLetOneListHaveEverythingAndThenAnother() {
    int elements = 40_000;
    SharedPages pages = new SharedPages(2, elements, elements);
    for (int list = 0; list < 2; list++) {
      for (int i = 0; i < elements; i++) {
        pages.grow(list);
      }
      assertPlacesDiffer(pages, 2, elements);
      for (int i = 0; i < elements; i++) {
        pages.shrink(list);
      }
    }
    assertThat(pages.size(0) + pages.size(1)).isZero();
  }

  private static void assertPlacesDiffer(SharedPages pages, int lists, int total) {
    Set<Integer> places = new HashSet<>();
    for (int list = 0; list < lists; list++) {
      for (int index = 0; index < pages.size(list); index++) {
        places.add(pages.place(list, index));
      }
    }
    assertThat(places).as("seed %d", SEED).hasSize(total);
    assertThat(places).allMatch(place -> place >= 0 && place < pages.places());
  }
}
