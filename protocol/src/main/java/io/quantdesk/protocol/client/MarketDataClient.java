package io.quantdesk.protocol.client;

import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastReceiver;

/**
 * Listens to the public market data of the engine on this machine. Owned by one thread; any number
 * of clients may listen. The engine never waits for one: a client that falls behind by the length
 * of the buffer loses messages, is told so, and sees {@link #lappedCount} grow. {@link L1Book},
 * {@link L2Book} and {@link L3Book} make books of what is heard, and notice every gap.
 */
public final class MarketDataClient implements AutoCloseable {
  private static final int MAX_MESSAGE_LENGTH = 512;

  private final MappedFile file;
  private final MappedFile requestFile;
  private final SnapshotRequests requests;
  private final BroadcastReceiver receiver;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private long lappedCountTold;

  private MarketDataClient(MappedFile file, MappedFile requestFile) {
    this.file = file;
    this.requestFile = requestFile;
    this.requests = new SnapshotRequests(requestFile.buffer());
    this.receiver = new BroadcastReceiver(file.buffer());
  }

  /**
   * Listens from now on. The file outlives a restart of the engine, and so does this client.
   *
   * @throws IngressException when no engine has run at that home directory
   */
  public static MarketDataClient open(Path home) {
    EngineHome files = new EngineHome(home);
    if (!Files.exists(files.marketData()) || !Files.exists(files.marketDataRequests())) {
      throw new IngressException(
          IngressException.Kind.NO_SERVER, "no engine publishes market data at " + home);
    }
    MappedFile requests = MappedFile.open(files.marketDataRequests());
    try {
      return new MarketDataClient(MappedFile.open(files.marketData()), requests);
    } catch (RuntimeException e) {
      requests.close();
      throw e;
    }
  }

  /** Hands over up to {@code limit} messages; never waits. */
  public int poll(MarketDataHandler handler, int limit) {
    int count = 0;
    while (count < limit && receiver.receiveNext()) {
      if (receiver.lappedCount() != lappedCountTold) {
        lappedCountTold = receiver.lappedCount();
        handler.onMessagesLost();
      }
      int length = receiver.length();
      if (copy(length) && receiver.validate()) {
        header.wrap(message, 0);
        handler.onMessage(header.templateId(), message, 0, length);
        count++;
      }
    }
    return count;
  }

  /**
   * Asks the engine to send a snapshot of a book to everybody. Never waits. Snapshots are sent one
   * after the other; one that has not begun after a second may be asked for again.
   *
   * @throws IllegalArgumentException when the engine has no room for a market of that number
   */
  public void requestSnapshot(int marketId, BookDepth depth) {
    requests.ask(marketId, depth);
  }

  /** How often the engine overtook this client; what it heard before and after has a gap. */
  public long lappedCount() {
    return receiver.lappedCount();
  }

  @Override
  public void close() {
    file.close();
    requestFile.close();
  }

  /** The engine may write over the message meanwhile: its length is believed after validate. */
  private boolean copy(int length) {
    if (length < 0
        || length > MAX_MESSAGE_LENGTH
        || receiver.offset() + length > receiver.capacity()) {
      return false;
    }
    message.putBytes(0, receiver.buffer(), receiver.offset(), length);
    return true;
  }
}
