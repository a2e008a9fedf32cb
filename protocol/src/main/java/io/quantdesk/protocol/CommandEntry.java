package io.quantdesk.protocol;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of one entry of the command journal: what the sequencer stamped, then the message with its
 * header. The entry's journal sequence is the command's sequence.
 *
 * <pre>
 *  0        8          12         16
 *  | timeNs | sessionId | reserved | messageHeader, message ...
 * </pre>
 */
public final class CommandEntry {
  /** Where the message header starts. */
  public static final int MESSAGE_OFFSET = 16;

  private static final int TIME_OFFSET = 0;
  private static final int SESSION_OFFSET = 8;
  private static final int RESERVED_OFFSET = 12;

  private CommandEntry() {}

  /** Writes the stamp in front of a message. */
  public static void stamp(MutableDirectBuffer buffer, int offset, long timeNs, int sessionId) {
    buffer.putLong(offset + TIME_OFFSET, timeNs, ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(offset + SESSION_OFFSET, sessionId, ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(offset + RESERVED_OFFSET, 0, ByteOrder.LITTLE_ENDIAN);
  }

  /** Time of the command, nanoseconds since 1970. */
  public static long timeNs(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** Session that sent it; 0: the server itself. */
  public static int sessionId(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + SESSION_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }
}
