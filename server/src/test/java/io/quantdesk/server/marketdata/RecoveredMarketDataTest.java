package io.quantdesk.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastReceiver;
import org.junit.jupiter.api.Test;

/** A publisher that was restarted says, byte for byte, what it would have said otherwise. */
class RecoveredMarketDataTest {
  private static final long SEED = 11;
  private static final int COMMANDS = 5_000;
  private static final int BROADCAST_BYTES = 1024 * 1024;

  private final List<byte[]> said = new ArrayList<>();
  private final List<byte[]> blocks = new ArrayList<>();

  @Test
  void shouldGoOnWithTheSameNumbersAndBooksAfterRecovery() {
    System.out.println("seed " + SEED);
    PublishedEngine published =
        new PublishedEngine((buffer, offset, length) -> said.add(copy(buffer, offset, length)));
    RandomTrading trading = new RandomTrading(published, SEED);
    MarketDataPublisher restarted = new MarketDataPublisher(PublishedEngine.CAPACITIES);
    trading.prepare(this::addBlock);
    for (int i = 0; i < COMMANDS; i++) {
      trading.next(this::addBlock);
    }
    blocks.forEach(block -> restarted.onRecovered(new UnsafeBuffer(block), 0, block.length));
    blocks.clear();
    said.clear();
    for (int i = 0; i < COMMANDS; i++) {
      trading.next(this::addBlock);
    }

    List<byte[]> saidAfterRestart = publish(restarted);

    assertThat(said).hasSizeGreaterThan(COMMANDS);
    assertThat(saidAfterRestart).hasSameSizeAs(said);
    for (int i = 0; i < said.size(); i++) {
      assertThat(saidAfterRestart.get(i)).as("message %d", i).isEqualTo(said.get(i));
    }
  }

  private List<byte[]> publish(MarketDataPublisher publisher) {
    UnsafeBuffer memory =
        PublishedEngine.memory(BROADCAST_BYTES + BroadcastBufferDescriptor.TRAILER_LENGTH);
    BroadcastReceiver receiver = new BroadcastReceiver(memory);
    UnsafeBuffer requests = PublishedEngine.memory(SnapshotRequests.fileLength(1));
    publisher.open(memory, new SnapshotRequests(requests), () -> 0);
    List<byte[]> messages = new ArrayList<>();
    EventBlockCursor cursor = new EventBlockCursor();
    for (byte[] bytes : blocks) {
      UnsafeBuffer block = new UnsafeBuffer(bytes);
      cursor.wrap(block, 0, bytes.length);
      while (cursor.next()) {
        publisher.onEvent(cursor, block);
      }
      publisher.onCommandEnd(cursor);
      while (receiver.receiveNext()) {
        messages.add(copy(receiver.buffer(), receiver.offset(), receiver.length()));
      }
    }
    return messages;
  }

  private void addBlock(DirectBuffer buffer, int offset, int length) {
    blocks.add(copy(buffer, offset, length));
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }
}
