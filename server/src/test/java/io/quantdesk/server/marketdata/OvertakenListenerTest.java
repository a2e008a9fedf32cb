package io.quantdesk.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.client.MarketBook;
import io.quantdesk.protocol.client.MarketDataClient;
import io.quantdesk.protocol.client.MarketDataHandler;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener that did not listen for too long, over the real files. */
class OvertakenListenerTest implements MarketDataHandler {
  private static final long SEED = 31;
  private static final int BROADCAST_BYTES = 64 * 1024;
  private static final int UNHEARD_COMMANDS = 3_000;

  @TempDir Path directory;

  private final ListenersBooks quiet = new ListenersBooks(1);
  private final ListenersBooks busy = new ListenersBooks(2);
  private int lost;

  @Test
  void shouldHoldNoBookForLiveAndRecoverByASnapshot() {
    System.out.println("seed " + SEED);
    EngineHome home = new EngineHome(directory);
    try (MappedFile broadcast =
            MappedFile.create(
                home.marketData(), BROADCAST_BYTES + BroadcastBufferDescriptor.TRAILER_LENGTH);
        MappedFile requests =
            MappedFile.create(home.marketDataRequests(), SnapshotRequests.fileLength(2));
        MarketDataClient client = MarketDataClient.open(directory)) {
      PublishedEngine published =
          new PublishedEngine(
              broadcast.buffer(), requests.buffer(), (buffer, offset, length) -> {});
      RandomTrading trading = new RandomTrading(published, SEED);
      trading.prepare((buffer, offset, length) -> client.poll(this, Integer.MAX_VALUE));
      client.poll(this, Integer.MAX_VALUE);
      assertThat(quiet.all).allMatch(MarketBook::isLive);

      for (int i = 0; i < UNHEARD_COMMANDS; i++) {
        trading.next((buffer, offset, length) -> {});
      }
      client.poll(this, Integer.MAX_VALUE);
      assertThat(lost).isEqualTo(1);
      assertThat(client.lappedCount()).isEqualTo(1);
      assertThat(quiet.all).noneMatch(MarketBook::isLive);
      assertThat(busy.all).noneMatch(MarketBook::isLive);

      for (MarketBook book : quiet.all) {
        client.requestSnapshot(book.marketId(), book.depth());
      }
      while (published.sendSnapshots() > 0) {
        client.poll(this, Integer.MAX_VALUE);
      }
      for (MarketBook book : quiet.all) {
        assertThat(book.isLive()).isTrue();
        assertThat(ListenersBooks.difference(book, published.view)).isNull();
      }
      assertThat(busy.all).allMatch(MarketBook::needsSnapshot);
    }
  }

  @Override
  public void onMessage(int templateId, DirectBuffer buffer, int offset, int length) {
    quiet.onMessage(buffer, offset);
    busy.onMessage(buffer, offset);
  }

  @Override
  public void onMessagesLost() {
    lost++;
    quiet.all.forEach(MarketBook::messagesLost);
    busy.all.forEach(MarketBook::messagesLost);
  }
}
