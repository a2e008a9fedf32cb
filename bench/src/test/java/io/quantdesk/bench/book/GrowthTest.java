package io.quantdesk.bench.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.bench.book.SteadyFlow.Cancels;
import io.quantdesk.bench.book.SteadyFlow.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthTest {
  private static final int COMMANDS = 20_000;

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheNumberOfRestingOrders(Cancels cancels) {
    Workload workload = SteadyFlow.of(new Shape(2_000, 3, 500, cancels), COMMANDS, 11);
    Books books = workload.newBooks();
    workload.preload(books);
    int before = books.resting();
    workload.run(books);

    assertThat(before).isEqualTo(2_000);
    assertThat(books.resting()).isBetween(1_900, 2_000);
    assertThat(books.fills()).isPositive();
    assertThat(workload.isRight(books)).isTrue();
  }

  @Test
  void shouldFailARunThatLeftOutACommand() {
    Workload workload = SteadyFlow.of(new Shape(2_000, 1, 500, Cancels.UNIFORM), COMMANDS, 11);
    Books books = workload.newBooks();
    workload.run(preloaded(workload, books));
    books.take(0, 0, Integer.MAX_VALUE, 1);

    assertThat(workload.isRight(books)).isFalse();
  }

  @Test
  void shouldSweepAllOrdersEachTime() {
    Workload workload = WorstCases.sweeps(50, 5, 3);
    Books books = preloaded(workload, workload.newBooks());
    workload.run(books);

    assertThat(books.fills()).isEqualTo(200);
    assertThat(books.resting()).isZero();
    assertThat(workload.isRight(books)).isTrue();
  }

  @Test
  void shouldEmptyLevelByLevel() {
    Workload workload = WorstCases.emptyingLevelByLevel(300);
    Books books = preloaded(workload, workload.newBooks());
    assertThat(books.resting()).isEqualTo(300);
    workload.run(books);

    assertThat(books.fills()).isEqualTo(300);
    assertThat(books.resting()).isZero();
  }

  @Test
  void shouldTakeAtMost96BytesForAnOrderOnEachPrice() {
    Workload workload = WorstCases.emptyingLevelByLevel(6_400);
    Books books = preloaded(workload, workload.newBooks());

    assertThat(books.bytesPerRestingOrder()).isBetween(64.0, 96.0);
  }

  @Test
  void shouldCancelTheOldest() {
    Workload workload = WorstCases.cancelsOfOldest(100, 1_000);
    Books books = preloaded(workload, workload.newBooks());
    workload.run(books);

    assertThat(workload.timedCommands()).isEqualTo(1_000);
    assertThat(books.resting()).isEqualTo(100);
    assertThat(books.fills()).isZero();
    assertThat(workload.isRight(books)).isTrue();
  }

  private static Books preloaded(Workload workload, Books books) {
    workload.preload(books);
    return books;
  }
}
