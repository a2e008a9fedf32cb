package io.quantdesk.protocol;

import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Walks the event block of one command: an entry of the event journal. The block is the message
 * CommandOutcome with its header, then each event as a 32-bit length and a message with its header.
 *
 * <pre>
 *  | messageHeader, CommandOutcome | length | messageHeader, event | length | ...
 * </pre>
 *
 * <p>Reused by its owner, not thread-safe, allocates nothing. The outcome's eventCount and the
 * entry's length must agree: {@link #next} throws IllegalStateException when they do not, since a
 * block that passed its checksum can only be wrong by a fault of the program.
 */
public final class EventBlockCursor {
  /** Bytes in front of each event. */
  public static final int LENGTH_BYTES = 4;

  /** Where the events begin within a block of this version. */
  public static final int EVENTS_OFFSET =
      MessageHeaderDecoder.ENCODED_LENGTH + CommandOutcomeDecoder.BLOCK_LENGTH;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CommandOutcomeDecoder outcome = new CommandOutcomeDecoder();
  private DirectBuffer buffer;
  private int limit;
  private int next;
  private int ordinal;
  private int messageOffset;
  private int messageLength;

  /** Places the cursor in front of the first event. */
  public EventBlockCursor wrap(DirectBuffer block, int offset, int length) {
    buffer = block;
    limit = offset + length;
    outcome.wrapAndApplyHeader(block, offset, header);
    next = offset + MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
    ordinal = 0;
    return this;
  }

  /** The outcome of the command, valid until the next wrap. */
  public CommandOutcomeDecoder outcome() {
    return outcome;
  }

  /** Moves to the next event; false at the end. */
  public boolean next() {
    if (next == limit) {
      if (ordinal != outcome.eventCount()) {
        throw new IllegalStateException(
            "event block of command " + outcome.commandSeq() + " ends after event " + ordinal);
      }
      return false;
    }
    messageLength = buffer.getInt(next, ByteOrder.LITTLE_ENDIAN);
    messageOffset = next + LENGTH_BYTES;
    next = messageOffset + messageLength;
    ordinal++;
    if (messageLength < MessageHeaderDecoder.ENCODED_LENGTH || next > limit) {
      throw new IllegalStateException(
          "event " + ordinal + " of command " + outcome.commandSeq() + " exceeds its block");
    }
    header.wrap(buffer, messageOffset);
    return true;
  }

  /** Place of the current event within its command: 1, 2, ... */
  public int ordinal() {
    return ordinal;
  }

  /** Header of the current event. */
  public MessageHeaderDecoder header() {
    return header;
  }

  /** Template id of the current event. */
  public int templateId() {
    return header.templateId();
  }

  /** Where the current event's header starts in the wrapped buffer. */
  public int messageOffset() {
    return messageOffset;
  }

  /** Length of the current event, header included. */
  public int messageLength() {
    return messageLength;
  }
}
