package io.quantdesk.protocol.ipc;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What stands in front of each message that the server sends to a client. (commandSeq, ordinal)
 * names the message for ever and orders all messages of the engine.
 *
 * <pre>
 *  0            8         10           11       16
 *  | commandSeq | ordinal | durability | zero   | messageHeader, message ...
 * </pre>
 */
public final class EgressPrefix {
  /** Bytes of the prefix. */
  public static final int LENGTH = 16;

  private static final int SEQ_OFFSET = 0;
  private static final int ORDINAL_OFFSET = 8;
  private static final int DURABILITY_OFFSET = 10;
  private static final long ORDINAL_MASK = 0xFFFFL;

  private EgressPrefix() {}

  /** Writes the prefix; the bytes not named become zero. */
  public static void write(
      MutableDirectBuffer buffer, int offset, long commandSeq, int ordinal, int durability) {
    buffer.putLong(offset + SEQ_OFFSET, commandSeq, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(
        offset + ORDINAL_OFFSET,
        (ordinal & ORDINAL_MASK) | ((long) durability << 16),
        ByteOrder.LITTLE_ENDIAN);
  }

  /** Sequence of the command that led to the message. */
  public static long commandSeq(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + SEQ_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** Place among the messages of its command: 0 the outcome, then 1, 2, ... */
  public static int ordinal(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + ORDINAL_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  /** Code of {@link io.quantdesk.protocol.sbe.Durability}: what the command survives. */
  public static int durability(DirectBuffer buffer, int offset) {
    return buffer.getByte(offset + DURABILITY_OFFSET) & 0xFF;
  }
}
