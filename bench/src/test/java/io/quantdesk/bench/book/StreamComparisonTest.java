package io.quantdesk.bench.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.bench.flow.GeneratedFlow;
import io.quantdesk.bench.flow.NamedFlow;
import io.quantdesk.server.challenge.OrderFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamComparisonTest {
  @ParameterizedTest
  @EnumSource
  void shouldFindTheSameReportsFromBothMatchers(GeneratedFlow.Kind kind) {
    StreamComparison.Result result =
        new StreamComparison(GeneratedFlow.of(kind, 50_000, 7), 2).run();

    assertThat(result.sameReports()).isTrue();
    assertThat(result.ratio()).isPositive();
  }

  @Test
  void shouldMeasureTheBookAloneWhenPricesAreTooWideForTheYardstick() {
    int[] words = {
      OrderFlow.head(OrderFlow.NEW, 0, 5),
      1,
      1,
      OrderFlow.head(OrderFlow.NEW, 1, 5),
      2,
      Integer.MAX_VALUE
    };
    StreamComparison.Result result =
        new StreamComparison(new NamedFlow("wide", new OrderFlow(words, 2)), 1).run();

    assertThat(result.bareNs()).isZero();
    assertThat(result.bookNs()).isPositive();
    assertThat(result.sameReports()).isTrue();
  }
}
