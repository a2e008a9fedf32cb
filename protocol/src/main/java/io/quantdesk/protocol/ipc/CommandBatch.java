package io.quantdesk.protocol.ipc;

import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of a message of kind {@link RingMessage#BATCH}: commands that are executed one right after
 * the other, with nothing of anybody else in between.
 *
 * <pre>
 *  0        4          8
 *  | length | reserved | SBE message with its header | padding to a multiple of 8 | length | ...
 * </pre>
 */
public final class CommandBatch {
  /** Most commands of one batch. */
  public static final int MAX_COMMANDS = 16;

  /** No whole number of 1 to MAX_COMMANDS commands. */
  public static final int MALFORMED = -1;

  private static final int HEADER_LENGTH = Long.BYTES;

  private CommandBatch() {}

  /** What a command of a length takes. */
  public static int entryLength(int commandLength) {
    return HEADER_LENGTH + BitUtil.align(commandLength, Long.BYTES);
  }

  /** Where the command of an entry starts. */
  public static int commandOffset(int entryOffset) {
    return entryOffset + HEADER_LENGTH;
  }

  /** Length of the command of an entry, as it is written there. */
  public static int commandLength(DirectBuffer buffer, int entryOffset) {
    return buffer.getInt(entryOffset, ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes one entry; returns where the next one starts. */
  public static int put(
      MutableDirectBuffer batch, int entryOffset, DirectBuffer command, int commandLength) {
    batch.putInt(entryOffset, commandLength, ByteOrder.LITTLE_ENDIAN);
    batch.putInt(entryOffset + Integer.BYTES, 0, ByteOrder.LITTLE_ENDIAN);
    batch.putBytes(commandOffset(entryOffset), command, 0, commandLength);
    return entryOffset + entryLength(commandLength);
  }

  /** Number of commands in a batch of a length, or MALFORMED; looks at no byte beyond it. */
  public static int count(DirectBuffer batch, int offset, int length) {
    int position = 0;
    int count = 0;
    while (position < length) {
      if (count == MAX_COMMANDS || length - position < HEADER_LENGTH) {
        return MALFORMED;
      }
      int commandLength = commandLength(batch, offset + position);
      if (commandLength < 0 || commandLength > length - position - HEADER_LENGTH) {
        return MALFORMED;
      }
      position += entryLength(commandLength);
      count++;
    }
    return count == 0 || position != length ? MALFORMED : count;
  }
}
