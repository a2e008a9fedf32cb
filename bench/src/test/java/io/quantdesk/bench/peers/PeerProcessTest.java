package io.quantdesk.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.peers.PeerProcess.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerProcessTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path noStreams;

  @Test
  void shouldRunTheSameStreamToTheSameTradesInAnotherProcess() throws IOException {
    try (PeerProcess one = start("one", QuantDeskBooks.class.getName());
        PeerProcess other = start("other", QuantDeskBooks.class.getName())) {
      PeerRun run = one.run(1);

      assertThat(run.trades()).isPositive();
      assertThat(run.ns()).isPositive();
      assertThat(other.run(1).hasSameTrades(run)).isTrue();
      assertThat(other.run(2).hasSameTrades(run)).isFalse();
    }
  }

  @Test
  void shouldSayWhoseProcessEnded() throws IOException {
    try (PeerProcess broken = start("broken", "no.such.Books")) {
      assertThatThrownBy(() -> broken.run(0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("broken");
    }
  }

  @Test
  void shouldTellTradesApartByEveryFieldAndByOrder() {
    long hash = hash(new long[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});

    assertThat(hash(new long[][] {{5, 6, 7, 8}, {1, 2, 3, 4}})).isNotEqualTo(hash);
    assertThat(hash(new long[][] {{1, 2, 3, 4}, {5, 6, 7, 9}})).isNotEqualTo(hash);
    assertThat(hash(new long[][] {{1, 2, 3, 4}, {6, 5, 7, 8}})).isNotEqualTo(hash);
  }

  private static long hash(long[][] trades) {
    TradeHash hash = new TradeHash();
    for (long[] trade : trades) {
      hash.add(trade[0], trade[1], trade[2], trade[3]);
    }
    return hash.hash();
  }

  private PeerProcess start(String name, String booksClass) throws IOException {
    return new PeerProcess(
        new Peer(name, booksClass, CLASS_PATH), List.of(noStreams.toString(), "20000", "3"));
  }
}
