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
  interface Sink {
    void onCommand(DirectBuffer buffer, int offset, int length);

    /**
     * Takes a batch whole, if it has at most as many commands as there is room for.
     *
     * @return number of its commands; 0: no room, it is to be offered again; or CORRUPT
     */
    int onBatch(DirectBuffer buffer, int offset, int length, int room);
  }

  /**
   * Hands over up to {@code limit} commands.
   *
   * @return number of commands taken and of fillers; or CORRUPT or DISCONNECTED, after the records
   *     before that
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
        int taken = take(sink, index, length, limit - result);
        if (taken == 0) {
          break;
        }
        result = taken > 0 ? result + taken : taken;
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

  private int take(Sink sink, int index, int length, int room) {
    int type = buffer.getInt(RecordDescriptor.typeOffset(index));
    if (type == RingMessage.DISCONNECT) {
      return DISCONNECTED;
    }
    int taken = type == RingBuffer.PADDING_MSG_TYPE_ID ? 1 : CORRUPT;
    if (length <= capacity >> MAX_RECORD_SHIFT) {
      int message = RecordDescriptor.encodedMsgOffset(index);
      int messageLength = length - RecordDescriptor.HEADER_LENGTH;
      if (type == RingMessage.COMMAND) {
        sink.onCommand(buffer, message, messageLength);
        taken = 1;
      } else if (type == RingMessage.BATCH) {
        taken = sink.onBatch(buffer, message, messageLength, room);
      }
    }
    if (taken > 0) {
      position += BitUtil.align(length, RecordDescriptor.ALIGNMENT);
    }
    return taken;
  }

  /** Math.abs of the smallest int is negative: impossible too. */
  private boolean isPossible(int length, int index) {
    return length >= RecordDescriptor.HEADER_LENGTH && length <= capacity - index;
  }
}
