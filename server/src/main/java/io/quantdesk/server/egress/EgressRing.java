package io.quantdesk.server.egress;

import io.quantdesk.protocol.ipc.EgressPrefix;
import io.quantdesk.protocol.ipc.RingMessage;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The server's end of a ring to a client (the layout of Agrona's OneToOneRingBuffer). The client
 * shares the memory and may write anything into it, so the writing position is private; of what the
 * client says only the reading position is used, and only after a check. Owned by the output
 * stage's thread.
 */
final class EgressRing {
  private static final int HEADER_LENGTH = RecordDescriptor.HEADER_LENGTH;

  private final UnsafeBuffer buffer;
  private final int capacity;
  private final int headIndex;
  private final int tailIndex;
  private long tail;
  private long seenHead;

  EgressRing(UnsafeBuffer buffer) {
    this.buffer = buffer;
    this.capacity = buffer.capacity() - RingBufferDescriptor.TRAILER_LENGTH;
    this.headIndex = capacity + RingBufferDescriptor.HEAD_POSITION_OFFSET;
    this.tailIndex = capacity + RingBufferDescriptor.TAIL_POSITION_OFFSET;
  }

  /** Adds one message with its prefix; false: there is no room. */
  boolean write(
      long commandSeq,
      int ordinal,
      int durability,
      DirectBuffer source,
      int sourceOffset,
      int length) {
    int recordLength = HEADER_LENGTH + EgressPrefix.LENGTH + length;
    int aligned = BitUtil.align(recordLength, RecordDescriptor.ALIGNMENT);
    int index = claim(aligned);
    if (index < 0) {
      return false;
    }
    int message = RecordDescriptor.encodedMsgOffset(index);
    EgressPrefix.write(buffer, message, commandSeq, ordinal, durability);
    buffer.putBytes(message + EgressPrefix.LENGTH, source, sourceOffset, length);
    commit(index, recordLength, RingMessage.EGRESS, (index + aligned) & (capacity - 1));
    tail += aligned;
    buffer.putLongRelease(tailIndex, tail);
    return true;
  }

  /** Whether at least half of the ring is free. */
  boolean isHalfFree() {
    refreshHead(0);
    return tail - seenHead <= capacity / 2;
  }

  /** Index for a record, with room for the empty header behind it; -1: there is none. */
  private int claim(int aligned) {
    int index = (int) tail & (capacity - 1);
    int toEnd = capacity - index;
    boolean fits = aligned + HEADER_LENGTH <= toEnd || aligned == toEnd;
    int wanted = aligned + HEADER_LENGTH + (fits ? 0 : toEnd);
    if (tail + wanted - seenHead > capacity && !refreshHead(wanted)) {
      return -1;
    }
    if (fits) {
      return index;
    }
    commit(index, toEnd, RingBuffer.PADDING_MSG_TYPE_ID, 0);
    tail += toEnd;
    return 0;
  }

  /** The reader must never find a record behind this one before there is one. */
  private void commit(int index, int recordLength, int type, int nextIndex) {
    buffer.putLong(nextIndex, 0);
    buffer.putInt(RecordDescriptor.typeOffset(index), type);
    buffer.putIntRelease(RecordDescriptor.lengthOffset(index), recordLength);
  }

  /** A position that the client cannot have reached leaves the last good one in force. */
  private boolean refreshHead(int wanted) {
    long head = buffer.getLongVolatile(headIndex);
    if (head >= seenHead && head <= tail) {
      seenHead = head;
    }
    return tail + wanted - seenHead <= capacity;
  }
}
