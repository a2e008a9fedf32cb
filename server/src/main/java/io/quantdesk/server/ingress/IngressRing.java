package io.quantdesk.server.ingress;

import io.quantdesk.protocol.ipc.RingMessage;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The server's end of a client's ring (the layout of Agrona's OneToOneRingBuffer). The client owns
 * the memory and may write anything at any time, so the reading position is private and every
 * length is checked before it is used; a ring that breaks the rules is never read again.
 *
 * <p>A producer that died within a claim leaves a negative length: the ring then stands still, and
 * harms nobody else.
 */
final class IngressRing {
  /** Answer of {@link #poll}: the ring cannot be trusted any more. */
  static final int CORRUPT = -1;

  /** Answer of {@link #poll}: the client said goodbye. */
  static final int DISCONNECTED = -2;

  /** As in Agrona: a message takes an eighth of the ring at most. */
  private static final int MAX_RECORD_SHIFT = 3;

  private final UnsafeBuffer buffer;
  private final int capacity;
  private final int headIndex;
  private final int heartbeatIndex;
  private long position;

  IngressRing(UnsafeBuffer buffer) {
    this.buffer = buffer;
    this.capacity = buffer.capacity() - RingBufferDescriptor.TRAILER_LENGTH;
    this.headIndex = capacity + RingBufferDescriptor.HEAD_POSITION_OFFSET;
    this.heartbeatIndex = capacity + RingBufferDescriptor.CONSUMER_HEARTBEAT_OFFSET;
  }

  /** Receives a message that is still in the client's memory: copy, then look. */
  @FunctionalInterface
  interface Sink {
    void onMessage(DirectBuffer buffer, int offset, int length);
  }

  /**
   * Hands over up to {@code limit} messages.
   *
   * @return number of records taken; or CORRUPT or DISCONNECTED, after the records before that
   */
  int poll(Sink sink, int limit) {
    long start = position;
    int result = 0;
    while (result >= 0 && result < limit) {
      int index = (int) position & (capacity - 1);
      int length = buffer.getIntVolatile(RecordDescriptor.lengthOffset(index));
      if (length == 0) {
        break;
      }
      if (!isPossible(Math.abs(length), index)) {
        result = CORRUPT;
      } else if (length < 0) {
        break;
      } else {
        result = take(sink, index, length) ? result + 1 : endOf(index);
      }
    }
    if (position != start) {
      buffer.putLongRelease(headIndex, position);
    }
    return result;
  }

  void heartbeat(long timeMs) {
    buffer.putLongRelease(heartbeatIndex, timeMs);
  }

  private boolean take(Sink sink, int index, int length) {
    int type = buffer.getInt(RecordDescriptor.typeOffset(index));
    if (type == RingMessage.COMMAND && length <= capacity >> MAX_RECORD_SHIFT) {
      sink.onMessage(
          buffer,
          RecordDescriptor.encodedMsgOffset(index),
          length - RecordDescriptor.HEADER_LENGTH);
    } else if (type != RingBuffer.PADDING_MSG_TYPE_ID) {
      return false;
    }
    position += BitUtil.align(length, RecordDescriptor.ALIGNMENT);
    return true;
  }

  private int endOf(int index) {
    return buffer.getInt(RecordDescriptor.typeOffset(index)) == RingMessage.DISCONNECT
        ? DISCONNECTED
        : CORRUPT;
  }

  /** Math.abs of the smallest int is negative: impossible too. */
  private boolean isPossible(int length, int index) {
    return length >= RecordDescriptor.HEADER_LENGTH && length <= capacity - index;
  }
}
