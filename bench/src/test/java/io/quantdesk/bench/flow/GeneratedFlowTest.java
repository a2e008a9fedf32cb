package io.quantdesk.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.challenge.OrderFlow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedFlowTest {
  private static final int MESSAGES = 20_000;
  private static final long SEED = 5;

  @ParameterizedTest
  @EnumSource
  void shouldBeTheSameForTheSameSeedOnly(GeneratedFlow.Kind kind) {
    assertThat(hash(kind, SEED)).isEqualTo(hash(kind, SEED)).isNotEqualTo(hash(kind, SEED + 1));
  }

  @ParameterizedTest
  @EnumSource
  void shouldPlaceEachIdOnceAndCancelOnlyWhatCame(GeneratedFlow.Kind kind) {
    OrderFlow flow = GeneratedFlow.of(kind, MESSAGES, SEED).flow();
    Set<Integer> placed = new HashSet<>();
    for (int i = 0; i < flow.count(); i++) {
      if (OrderFlow.type(flow.head(i)) == OrderFlow.NEW) {
        assertThat(placed.add(flow.orderId(i))).isTrue();
        assertThat(flow.priceTicks(i)).isPositive();
      } else {
        assertThat(placed).contains(flow.orderId(i));
      }
    }
  }

  @Test
  void shouldStandInForAFolderWithoutFiles(@TempDir Path empty) throws Exception {
    assertThat(Flows.in(empty, MESSAGES, SEED))
        .extracting(NamedFlow::name)
        .containsExactly(
            "generated_still_seed5", "generated_walking_seed5", "generated_swinging_seed5");
    assertThat(Flows.in(empty.resolve("absent"), MESSAGES, SEED)).hasSize(3);
  }

  private static int hash(GeneratedFlow.Kind kind, long seed) {
    OrderFlow flow = GeneratedFlow.of(kind, MESSAGES, seed).flow();
    int[] words = new int[flow.count() * OrderFlow.WORDS];
    for (int i = 0; i < flow.count(); i++) {
      words[i * OrderFlow.WORDS] = flow.head(i);
      words[i * OrderFlow.WORDS + 1] = flow.orderId(i);
      words[i * OrderFlow.WORDS + 2] = flow.priceTicks(i);
    }
    return Arrays.hashCode(words);
  }
}
