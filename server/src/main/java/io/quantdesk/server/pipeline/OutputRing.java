package io.quantdesk.server.pipeline;

import com.lmax.disruptor.Sequence;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Event blocks from the engine stage to the output stage: one writer, one reader, nothing dropped.
 * The writer encodes each block in place, and waits when the reader lags behind. A block is always
 * contiguous: one that would pass the end of the ring moves to its front, and one that grows past a
 * quarter of the ring moves to the spill, a buffer for one huge block at a time. Memory is bounded
 * by both.
 *
 * <pre>
 *  record:  0        4      8
 *           | length | kind | block (BLOCK), nothing (SPILL: the block is in the spill; PADDING) |
 * </pre>
 */
public final class OutputRing {
  /**
   * Longest block: 65,535 events (the count is 16 bits wide) of the longest kind with their lengths
   * fit.
   */
  static final int MAX_BLOCK_LENGTH = 8 * 1024 * 1024;

  private static final int HEADER_LENGTH = Long.BYTES;
  private static final int KIND_OFFSET = Integer.BYTES;
  private static final int BLOCK = 1;
  private static final int SPILL = 2;
  private static final int PADDING = 3;
  private static final int IN_RING_SHIFT = 2;

  private final UnsafeBuffer ring;
  private final UnsafeBuffer spill =
      new UnsafeBuffer(
          BufferUtil.allocateDirectAligned(MAX_BLOCK_LENGTH, BitUtil.CACHE_LINE_LENGTH));
  private final int capacity;
  private final IdleStrategy waitForReader;
  private final Sequence published = new Sequence(0);
  private final Sequence released = new Sequence(0);
  private volatile boolean abandoned;

  private long tail;
  private long seenReleased;
  private boolean spillBusy;
  private long spillRecord;
  private UnsafeBuffer current;
  private boolean spilling;
  private int blockStart;
  private int position;
  private int limit;

  /**
   * Makes an empty ring.
   *
   * @param capacity bytes, a power of two
   * @param waitForReader how the writer waits when the ring is full
   */
  public OutputRing(int capacity, IdleStrategy waitForReader) {
    if (!BitUtil.isPowerOfTwo(capacity)) {
      throw new IllegalArgumentException("output ring must be a power of two: " + capacity);
    }
    this.ring =
        new UnsafeBuffer(BufferUtil.allocateDirectAligned(capacity, BitUtil.CACHE_LINE_LENGTH));
    this.capacity = capacity;
    this.waitForReader = waitForReader;
  }

  /** Writer: starts a block. */
  void begin() {
    current = ring;
    spilling = false;
    blockStart = index(tail) + HEADER_LENGTH;
    position = blockStart;
    limit = limitInRing();
  }

  /** Writer: room for the next bytes of the block, in {@link #buffer}, which this may change. */
  int claim(int length) {
    if (position + length > limit) {
      makeRoom(length);
    }
    int offset = position;
    position += length;
    return offset;
  }

  /** Writer: where the current block is being encoded. */
  UnsafeBuffer buffer() {
    return current;
  }

  /** Writer: where the current block starts in {@link #buffer}. */
  int blockStart() {
    return blockStart;
  }

  /** Writer: completes the block; the reader sees it after {@link #flush}. */
  void end() {
    int length = position - blockStart;
    if (spilling) {
      awaitRoom(HEADER_LENGTH);
      putRecord(index(tail), length, SPILL);
      spillRecord = tail;
      spillBusy = true;
      tail += HEADER_LENGTH;
    } else {
      putRecord(blockStart - HEADER_LENGTH, length, BLOCK);
      tail += HEADER_LENGTH + BitUtil.align(length, HEADER_LENGTH);
    }
  }

  /** Writer: shows the completed blocks to the reader. */
  public void flush() {
    published.set(tail);
  }

  /** Lets a waiting writer fail: nobody will read any more. */
  public void abandon() {
    abandoned = true;
  }

  /** Makes the reading end; there is one. */
  public Reader newReader() {
    return new Reader();
  }

  private void makeRoom(int length) {
    int blockLength = position - blockStart;
    if (spilling) {
      throw new IllegalStateException("an event block exceeds " + MAX_BLOCK_LENGTH + " bytes");
    }
    if (blockLength + length > capacity >> IN_RING_SHIFT) {
      moveToSpill(blockLength);
    } else if (position + length > capacity) {
      moveToFront(blockLength, length);
    } else {
      awaitRoom(position + length - index(tail));
      limit = limitInRing();
    }
  }

  private void moveToSpill(int blockLength) {
    if (spillBusy) {
      awaitReleased(spillRecord + HEADER_LENGTH);
      spillBusy = false;
    }
    spill.putBytes(0, ring, blockStart, blockLength);
    current = spill;
    spilling = true;
    blockStart = 0;
    position = blockLength;
    limit = MAX_BLOCK_LENGTH;
  }

  private void moveToFront(int blockLength, int length) {
    int oldStart = blockStart;
    int toEnd = capacity - index(tail);
    awaitRoom(toEnd + HEADER_LENGTH + blockLength + length);
    ring.putBytes(HEADER_LENGTH, ring, oldStart, blockLength);
    putRecord(index(tail), toEnd - HEADER_LENGTH, PADDING);
    tail += toEnd;
    blockStart = HEADER_LENGTH;
    position = HEADER_LENGTH + blockLength;
    limit = limitInRing();
  }

  /** The whole blocks before this one are shown first: the reader could not make room otherwise. */
  private void awaitRoom(int length) {
    awaitReleased(tail + length - capacity);
  }

  private void awaitReleased(long wanted) {
    if (seenReleased >= wanted) {
      return;
    }
    flush();
    waitForReader.reset();
    seenReleased = released.get();
    while (seenReleased < wanted) {
      if (abandoned) {
        throw new IllegalStateException("the output stage has ended");
      }
      waitForReader.idle();
      seenReleased = released.get();
    }
  }

  private int limitInRing() {
    return (int) Math.min(capacity, index(tail) + capacity - (tail - seenReleased));
  }

  private int index(long at) {
    return (int) at & (capacity - 1);
  }

  private void putRecord(int index, int length, int kind) {
    ring.putInt(index, length);
    ring.putInt(index + KIND_OFFSET, kind);
  }

  /**
   * The reading end; owned by one thread. Walk the blocks with {@link #next}; {@link #rewind} goes
   * back to the oldest block not released, for another pass over the same blocks.
   */
  public final class Reader {
    private long seenPublished;
    private long start;
    private long at;
    private long nextRecord;
    private UnsafeBuffer buffer;
    private int offset;
    private int length;

    private Reader() {}

    /** Moves to the next block; false: there is none. */
    public boolean next() {
      while (hasRecord()) {
        int index = index(nextRecord);
        int kind = ring.getInt(index + KIND_OFFSET);
        length = ring.getInt(index);
        at = nextRecord;
        if (kind == SPILL) {
          nextRecord += HEADER_LENGTH;
          buffer = spill;
          offset = 0;
          return true;
        }
        nextRecord += HEADER_LENGTH + BitUtil.align(length, HEADER_LENGTH);
        if (kind == BLOCK) {
          buffer = ring;
          offset = index + HEADER_LENGTH;
          return true;
        }
      }
      return false;
    }

    /** Takes back the last {@link #next}. */
    public void back() {
      nextRecord = at;
    }

    /** Where the pass stands; for {@link #isBefore}. */
    public long mark() {
      return nextRecord;
    }

    /** Whether the pass has not come to a mark yet. */
    public boolean isBefore(long mark) {
      return nextRecord < mark;
    }

    /** Starts another pass at the oldest block not released. */
    public void rewind() {
      nextRecord = start;
    }

    /** Gives the memory of all blocks of the pass so far back to the writer. */
    public void release() {
      start = nextRecord;
      released.set(start);
    }

    /** Memory of the current block. */
    public UnsafeBuffer buffer() {
      return buffer;
    }

    /** Start of the current block. */
    public int offset() {
      return offset;
    }

    /** Length of the current block. */
    public int length() {
      return length;
    }

    private boolean hasRecord() {
      if (nextRecord >= seenPublished) {
        seenPublished = published.get();
      }
      return nextRecord < seenPublished;
    }
  }
}
