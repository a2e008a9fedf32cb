package io.quantdesk.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.BookDepth;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.junit.jupiter.api.Test;

/** Publishing allocates nothing: books, numbers, best prices, and snapshots all the time. */
class PublisherAllocationTest {
  private static final long SEED = 21;
  private static final int COMMANDS = 20_000;
  private static final int BROADCAST_BYTES = 1024 * 1024;
  private static final int ROUNDS_MAX = 12;

  private final SnapshotRequests requests =
      new SnapshotRequests(PublishedEngine.memory(SnapshotRequests.fileLength(4)));
  private final EventBlockCursor cursor = new EventBlockCursor();
  private long nowNs;
  private long events;
  private long snapshotMessages;

  @Test
  void shouldAllocateNothingInTheSteadyState() {
    System.out.println("seed " + SEED);
    List<UnsafeBuffer> blocks = record();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS_MAX && allocated > 0; round++) {
      MarketDataPublisher publisher = publisher();
      int half = blocks.size() / 2;
      publish(publisher, blocks.subList(0, half));
      List<UnsafeBuffer> steady = blocks.subList(half, blocks.size());
      events = 0;
      snapshotMessages = 0;
      long before = threads.getCurrentThreadAllocatedBytes();
      long startNs = System.nanoTime();
      publish(publisher, steady);
      long tookNs = System.nanoTime() - startNs;
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
      System.out.printf(
          "round %d: %d bytes, %d events and %d snapshot messages, %d ns each%n",
          round, allocated, events, snapshotMessages, tookNs / (events + snapshotMessages));
    }
    assertThat(snapshotMessages).isGreaterThan(COMMANDS);
    assertThat(allocated).as("bytes allocated for %d events", events).isZero();
  }

  private List<UnsafeBuffer> record() {
    PublishedEngine published = new PublishedEngine((buffer, offset, length) -> {});
    RandomTrading trading = new RandomTrading(published, SEED);
    List<UnsafeBuffer> blocks = new ArrayList<>();
    PublishedEngine.Listener onBlock =
        (buffer, offset, length) -> {
          byte[] bytes = new byte[length];
          buffer.getBytes(offset, bytes);
          blocks.add(new UnsafeBuffer(bytes));
        };
    trading.prepare(onBlock);
    for (int i = 0; i < COMMANDS; i++) {
      trading.next(onBlock);
    }
    return blocks;
  }

  private MarketDataPublisher publisher() {
    MarketDataPublisher publisher = new MarketDataPublisher(PublishedEngine.CAPACITIES);
    publisher.open(
        PublishedEngine.memory(BROADCAST_BYTES + BroadcastBufferDescriptor.TRAILER_LENGTH),
        requests,
        () -> nowNs);
    return publisher;
  }

  private void publish(MarketDataPublisher publisher, List<UnsafeBuffer> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      UnsafeBuffer block = blocks.get(i);
      cursor.wrap(block, 0, block.capacity());
      while (cursor.next()) {
        publisher.onEvent(cursor, block);
        events++;
      }
      publisher.onCommandEnd(cursor);
      requests.ask(1 + (i & 1), (i & 2) == 0 ? BookDepth.LEVELS : BookDepth.ORDERS);
      nowNs += 1_000_000;
      snapshotMessages += publisher.doWork();
    }
  }
}
