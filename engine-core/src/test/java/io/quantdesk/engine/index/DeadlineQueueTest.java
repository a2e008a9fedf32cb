package io.quantdesk.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.math.StateHash;
import java.util.Comparator;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {
  private static final long SEED = 4711;
  private static final int CAPACITY = 100;

  private record Deadline(long timeNs, long id) {
    int handle() {
      return (int) id & 0xFF_FFFF;
    }
  }

  private final DeadlineQueue queue = new DeadlineQueue(CAPACITY);

  @Test
  void shouldHaveTheOrderOfASortedSetUnderRandomAddsAndRemoves() {
    Random random = new Random(SEED);
    TreeSet<Deadline> model =
        new TreeSet<>(Comparator.comparingLong(Deadline::timeNs).thenComparingLong(Deadline::id));
    for (int i = 0; i < 300_000; i++) {
      int handle = random.nextInt(CAPACITY);
      if (queue.has(handle)) {
        model.remove(deadline(model, handle));
        queue.remove(handle);
      } else {
        Deadline added = new Deadline(random.nextInt(40), (long) random.nextInt(9) << 24 | handle);
        model.add(added);
        queue.add(added.id, added.timeNs);
      }
      long first = model.isEmpty() ? DeadlineQueue.NEVER : model.first().timeNs;
      if (queue.firstNs() != first
          || queue.size() != model.size()
          || (!model.isEmpty() && queue.firstHandle() != model.first().handle())) {
        fail("seed %d step %d: %s", SEED, i, model);
      }
    }
    for (Deadline deadline : model) {
      assertThat(queue.timeNs(deadline.handle())).isEqualTo(deadline.timeNs);
    }
  }

  private static Deadline deadline(Set<Deadline> model, int handle) {
    return model.stream().filter(each -> each.handle() == handle).findFirst().orElseThrow();
  }

  @Test
  void shouldHashTheSameWhateverTheOrderOfAdds() {
    DeadlineQueue other = new DeadlineQueue(CAPACITY);
    for (int handle = 0; handle < 50; handle++) {
      queue.add(handle, handle * 7L % 10);
      other.add(49 - handle, (49 - handle) * 7L % 10);
    }
    assertThat(hash(queue)).isEqualTo(hash(other));
    other.remove(3);
    assertThat(hash(queue)).isNotEqualTo(hash(other));
    other.add(3, 2);
    assertThat(hash(queue)).isNotEqualTo(hash(other));
  }

  private static long hash(DeadlineQueue queue) {
    StateHash hash = new StateHash().reset();
    queue.hash(hash);
    return hash.value();
  }

  @Test
  void shouldRefuseASecondDeadlineAndAMissingOne() {
    queue.add(5, 1);
    assertThatThrownBy(() -> queue.add(1L << 24 | 5, 2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queue.remove(6)).isInstanceOf(IllegalStateException.class);
    queue.remove(5);
    assertThatThrownBy(queue::firstHandle).isInstanceOf(IllegalStateException.class);
    assertThat(queue.firstNs()).isEqualTo(DeadlineQueue.NEVER);
    assertThat(queue.timeNs(5)).isEqualTo(DeadlineQueue.NEVER);
  }
}
