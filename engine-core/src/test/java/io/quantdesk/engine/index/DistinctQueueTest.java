package io.quantdesk.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctQueueTest {
  private final DistinctQueue queue = new DistinctQueue(3);

  @Test
  void shouldGiveIdsInTheOrderInWhichTheyCame() {
    queue.add(2);
    queue.add(0);

    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.get(1)).isEqualTo(0);
    assertThat(queue.first()).isEqualTo(2);
    assertThat(queue.removeFirst()).isEqualTo(2);
    assertThat(queue.removeFirst()).isEqualTo(0);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void shouldKeepThePlaceOfAnIdThatComesAgain() {
    assertThat(queue.add(1)).isTrue();
    queue.add(2);

    assertThat(queue.add(1)).isFalse();
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.first()).isEqualTo(1);
  }

  @Test
  void shouldTakeAnIdAgainThatHasLeft() {
    queue.add(1);
    queue.removeFirst();

    assertThat(queue.contains(1)).isFalse();
    assertThat(queue.add(1)).isTrue();
    assertThat(queue.contains(1)).isTrue();
  }

  @Test
  void shouldGoRoundManyTimes() {
    queue.add(0);
    queue.add(1);
    for (int round = 0; round < 10; round++) {
      int id = queue.removeFirst();
      assertThat(id).isEqualTo(round % 2);
      queue.add(id);
      assertThat(queue.get(1)).isEqualTo(id);
    }
  }
}
