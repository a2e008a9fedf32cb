package io.quantdesk.engine.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.threshold.HolderLists.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderListsTest {
  private final HolderLists lists = new HolderLists(6, 2);

  @Test
  void shouldKeepTheOrderInWhichPositionsCame() {
    lists.add(3, 1, Kind.WATCHED);
    lists.add(1, 1, Kind.WATCHED);
    lists.add(5, 2, Kind.WATCHED);
    lists.add(3, 1, Kind.WATCHED);

    assertThat(slots(1, Kind.WATCHED)).containsExactly(1, 3);
    assertThat(slots(2, Kind.WATCHED)).containsExactly(5);
    assertThat(slots(1, Kind.TIGHT)).isEmpty();
  }

  @Test
  void shouldMoveAPositionFromListToList() {
    lists.add(0, 1, Kind.WATCHED);
    lists.add(0, 1, Kind.TIGHT);

    assertThat(slots(1, Kind.WATCHED)).isEmpty();
    assertThat(slots(1, Kind.TIGHT)).containsExactly(0);
    assertThat(lists.contains(0)).isTrue();
  }

  @Test
  void shouldMakeAWholeListStaleBehindWhatIsStaleAlready() {
    lists.add(4, 1, Kind.STALE);
    lists.add(2, 1, Kind.TIGHT);
    lists.add(1, 1, Kind.TIGHT);
    lists.add(0, 1, Kind.WATCHED);

    lists.makeStale(1, Kind.TIGHT);
    lists.makeStale(1, Kind.TIGHT);

    assertThat(slots(1, Kind.STALE)).containsExactly(4, 2, 1);
    assertThat(slots(1, Kind.TIGHT)).isEmpty();
    assertThat(slots(1, Kind.WATCHED)).containsExactly(0);
  }

  @Test
  void shouldForgetAPositionWhereverItIs() {
    lists.add(2, 2, Kind.TIGHT);
    lists.add(3, 2, Kind.TIGHT);
    lists.makeStale(2, Kind.TIGHT);

    lists.remove(2);
    lists.remove(2);

    assertThat(slots(2, Kind.STALE)).containsExactly(3);
    assertThat(lists.contains(2)).isFalse();
  }

  private List<Integer> slots(int marketId, Kind kind) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = lists.first(marketId, kind);
        slot != HolderLists.NONE;
        slot = lists.next(slot)) {
      slots.add(slot);
    }
    return slots;
  }
}
