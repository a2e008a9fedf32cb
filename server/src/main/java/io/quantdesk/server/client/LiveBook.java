package io.quantdesk.server.client;

import io.quantdesk.protocol.client.L2Book;
import io.quantdesk.protocol.client.MarketDataClient;
import io.quantdesk.protocol.client.MarketDataHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;

/** Gets the whole book of a market from the market data of a running engine, once. */
public final class LiveBook {
  private static final int MESSAGES_PER_POLL = 1_024;
  private static final long ASK_AGAIN_NS = 1_000_000_000;
  private static final long PAUSE_NS = 100_000;

  private LiveBook() {}

  /**
   * Asks for a snapshot and waits until the book is live.
   *
   * @return empty when no engine answers in time
   * @throws io.quantdesk.protocol.client.IngressException when no engine has run at that home
   *     directory
   */
  public static Optional<L2Book> read(Path home, int marketId, Duration timeout) {
    L2Book book = new L2Book(marketId);
    try (MarketDataClient client = MarketDataClient.open(home)) {
      Listener listener = new Listener(book);
      long startNs = System.nanoTime();
      long askedNs = startNs - ASK_AGAIN_NS;
      while (!book.isLive()) {
        long nowNs = System.nanoTime();
        if (nowNs - startNs > timeout.toNanos()) {
          return Optional.empty();
        }
        if (book.needsSnapshot() && nowNs - askedNs >= ASK_AGAIN_NS) {
          client.requestSnapshot(marketId, book.depth());
          askedNs = nowNs;
        }
        if (client.poll(listener, MESSAGES_PER_POLL) == 0) {
          LockSupport.parkNanos(PAUSE_NS);
        }
      }
    }
    return Optional.of(book);
  }

  private record Listener(L2Book book) implements MarketDataHandler {
    @Override
    public void onMessage(int templateId, DirectBuffer buffer, int offset, int length) {
      book.onMessage(buffer, offset);
    }

    @Override
    public void onMessagesLost() {
      book.messagesLost();
    }
  }
}
