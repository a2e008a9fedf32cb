package io.quantdesk.protocol.ipc;

import io.quantdesk.protocol.sbe.BookDepth;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Shared memory in which clients ask for snapshots of order books: counters, so that asking never
 * waits, any number of clients may ask at once, and many who ask for the same get one answer. Any
 * thread may use it.
 *
 * <pre>
 *  0                   64                     128
 *  | requests in all   | last snapshot id     | for each market 1, 2, ...: a counter of each depth, one unused
 *  | clients add       | the server counts    | clients add, before they add to the sum
 * </pre>
 */
public final class SnapshotRequests {
  private static final int TOTAL_OFFSET = 0;
  private static final int SNAPSHOT_ID_OFFSET = 64;
  private static final int COUNTERS_OFFSET = 128;
  private static final int MARKET_SHIFT = 2;

  private final UnsafeBuffer memory;

  /** Over the whole of a file of this kind. */
  public SnapshotRequests(UnsafeBuffer memory) {
    this.memory = memory;
  }

  /** Length of the file for markets 1 to this. */
  public static int fileLength(int markets) {
    return COUNTERS_OFFSET + (markets << MARKET_SHIFT) * Long.BYTES;
  }

  /**
   * Asks for a snapshot.
   *
   * @throws IllegalArgumentException when the engine has no room for a market of that number
   */
  public void ask(int marketId, BookDepth depth) {
    int counter = counterOf(marketId, depth);
    if (marketId < 1 || counter >= counters()) {
      throw new IllegalArgumentException("no market " + marketId);
    }
    memory.getAndAddLong(offset(counter), 1);
    memory.getAndAddLong(TOTAL_OFFSET, 1);
  }

  /** Requests ever made: while it stays the same, all counters do. */
  public long total() {
    return memory.getLongVolatile(TOTAL_OFFSET);
  }

  /** Number of counters, one for each market and depth. */
  public int counters() {
    return (memory.capacity() - COUNTERS_OFFSET) / Long.BYTES;
  }

  /** Requests ever made for the market and depth of a counter. */
  public long count(int counter) {
    return memory.getLongVolatile(offset(counter));
  }

  /** Counter of a market and depth. */
  public static int counterOf(int marketId, BookDepth depth) {
    return ((marketId - 1) << MARKET_SHIFT) + depth.value();
  }

  /** Market that a counter belongs to. */
  public static int marketOf(int counter) {
    return (counter >> MARKET_SHIFT) + 1;
  }

  /** Code of the depth that a counter belongs to; 3: the counter is not in use. */
  public static int depthOf(int counter) {
    return counter & ((1 << MARKET_SHIFT) - 1);
  }

  /** An id that no snapshot has had while this file exists; for the server alone. */
  public long nextSnapshotId() {
    return memory.getAndAddLong(SNAPSHOT_ID_OFFSET, 1) + 1;
  }

  private static int offset(int counter) {
    return COUNTERS_OFFSET + counter * Long.BYTES;
  }
}
