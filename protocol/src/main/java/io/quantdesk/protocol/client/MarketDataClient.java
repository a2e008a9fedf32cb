package io.quantdesk.protocol.client;

import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.MappedFile;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastReceiver;

/**
 * Listens to the public market data of the engine on this machine. Owned by one thread; any number
 * of clients may listen. The engine never waits for one: a client that falls behind by the length
 * of the buffer loses messages and sees {@link #lappedCount} grow.
 */
public final class MarketDataClient implements AutoCloseable {
  private static final int MAX_MESSAGE_LENGTH = 512;

  private final MappedFile file;
  private final BroadcastReceiver receiver;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  private MarketDataClient(MappedFile file) {
    this.file = file;
    this.receiver = new BroadcastReceiver(file.buffer());
  }

  /**
   * Listens from now on. The file outlives a restart of the engine, and so does this client.
   *
   * @throws IngressException when no engine has run at that home directory
   */
  public static MarketDataClient open(Path home) {
    Path path = new EngineHome(home).marketData();
    if (!Files.exists(path)) {
      throw new IngressException(
          IngressException.Kind.NO_SERVER, "no engine publishes market data at " + home);
    }
    return new MarketDataClient(MappedFile.open(path));
  }

  /** Hands over up to {@code limit} messages; never waits. */
  public int poll(MarketDataHandler handler, int limit) {
    int count = 0;
    while (count < limit && receiver.receiveNext()) {
      int length = receiver.length();
      if (copy(length) && receiver.validate()) {
        header.wrap(message, 0);
        handler.onMessage(header.templateId(), message, 0, length);
        count++;
      }
    }
    return count;
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

  /** How often the engine overtook this client; what it heard before and after has a gap. */
  public long lappedCount() {
    return receiver.lappedCount();
  }

  @Override
  public void close() {
    file.close();
  }
}
