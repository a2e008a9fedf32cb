package io.quantdesk.bench.l3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.l3.TrackedBook.Fill;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.cli.CommandFailure;
import org.junit.jupiter.api.Test;

class TrackedBookTest {
  private final BookTape tape = BookTape.recording();
  private final TrackedBook book = new TrackedBook(tape);

  @Test
  void shouldStayInTheCallPhaseWhileTheSidesCross() {
    book.add(1, Side.BUY, 101, 5);
    book.add(2, Side.SELL, 100, 5);

    assertThat(book.open()).isFalse();
    assertThat(book.isOpen()).isFalse();

    book.reduceTo(1, 0);
    assertThat(book.open()).isTrue();
    assertThat(book.isOpen()).isTrue();
  }

  @Test
  void shouldKeepQueuesWhenTheCallPhaseEnds() {
    book.add(1, Side.SELL, 100, 5);
    book.add(2, Side.SELL, 100, 5);
    book.add(3, Side.SELL, 99, 1);
    book.open();
    long left = book.match(Side.BUY, 100, 8);

    assertThat(left).isZero();
    assertThat(book.fills()).containsExactly(new Fill(3, 1), new Fill(1, 5), new Fill(2, 2));
    assertThat(book.leavesLots(2)).isEqualTo(3);
    assertThat(book.isResting(1)).isFalse();
    assertThat(book.isBalanced()).isTrue();
  }

  @Test
  void shouldDoTheSameAgainFromTheTape() {
    shouldKeepQueuesWhenTheCallPhaseEnds();
    book.add(4, Side.BUY, 98, 7);
    TrackedBook again = new TrackedBook(BookTape.none());
    tape.play(again);

    assertThat(again.isOpen()).isTrue();
    assertThat(again.headOrderId(Side.SELL)).isEqualTo(2);
    assertThat(again.leavesLots(2)).isEqualTo(3);
    assertThat(again.side(4)).isEqualTo(Side.BUY);
    assertThat(again.priceTicks(4)).isEqualTo(98);
    assertThat(tape.totalNs()).isPositive();
    assertThat(BookTape.none().totalNs()).isZero();
  }

  @Test
  void shouldRefuseMoreOrdersThanThereIsRoomFor() {
    for (int i = 0; i < TrackedBook.ORDERS_MAX; i++) {
      book.add(i + 1, Side.BUY, 100, 1);
    }

    assertThatThrownBy(() -> book.add(0, Side.BUY, 100, 1))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("more than 131072 orders");
  }
}
