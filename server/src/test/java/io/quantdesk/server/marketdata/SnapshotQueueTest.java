package io.quantdesk.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.BookDepth;
import org.junit.jupiter.api.Test;

class SnapshotQueueTest {
  private static final int MARKETS = 1_000;
  private static final int POLLS_OF_A_ROUND = MARKETS * 4 / 512 + 1;

  private final SnapshotRequests requests =
      new SnapshotRequests(PublishedEngine.memory(SnapshotRequests.fileLength(MARKETS)));

  @Test
  void shouldServeManyWhoAskForTheSameOnce() {
    SnapshotQueue queue = new SnapshotQueue(requests);
    requests.ask(7, BookDepth.ORDERS);
    requests.ask(7, BookDepth.ORDERS);

    assertThat(next(queue)).isEqualTo(SnapshotRequests.counterOf(7, BookDepth.ORDERS));
    assertThat(next(queue)).isEqualTo(SnapshotQueue.NONE);
    requests.ask(7, BookDepth.ORDERS);
    assertThat(next(queue)).isEqualTo(SnapshotRequests.counterOf(7, BookDepth.ORDERS));
  }

  @Test
  void shouldLetEveryMarketHaveItsTurn() {
    SnapshotQueue queue = new SnapshotQueue(requests);
    requests.ask(900, BookDepth.BEST);
    requests.ask(1, BookDepth.LEVELS);

    assertThat(next(queue)).isEqualTo(SnapshotRequests.counterOf(1, BookDepth.LEVELS));
    requests.ask(1, BookDepth.LEVELS);
    assertThat(next(queue)).isEqualTo(SnapshotRequests.counterOf(900, BookDepth.BEST));
    assertThat(next(queue)).isEqualTo(SnapshotRequests.counterOf(1, BookDepth.LEVELS));
    assertThat(next(queue)).isEqualTo(SnapshotQueue.NONE);
  }

  @Test
  void shouldForgetWhatWasAskedForBeforeItsStart() {
    requests.ask(3, BookDepth.BEST);
    SnapshotQueue queue = new SnapshotQueue(requests);

    assertThat(next(queue)).isEqualTo(SnapshotQueue.NONE);
  }

  private static int next(SnapshotQueue queue) {
    for (int i = 0; i < POLLS_OF_A_ROUND; i++) {
      int counter = queue.poll();
      if (counter != SnapshotQueue.NONE) {
        return counter;
      }
    }
    return SnapshotQueue.NONE;
  }
}
