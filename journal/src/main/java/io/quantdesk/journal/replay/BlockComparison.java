package io.quantdesk.journal.replay;

import io.quantdesk.protocol.EventBlockCursor;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Compares the journalled event block of a command with the one that its replay made. */
final class BlockComparison {
  private static final int BYTES_BEFORE = 16;
  private static final int BYTES_SHOWN = 64;

  private final UnsafeBuffer journal = new UnsafeBuffer(0, 0);
  private final UnsafeBuffer replay = new UnsafeBuffer(0, 0);

  BlockComparison journal(DirectBuffer buffer, int offset, int length) {
    journal.wrap(buffer, offset, length);
    return this;
  }

  BlockComparison replay(DirectBuffer buffer, int offset, int length) {
    replay.wrap(buffer, offset, length);
    return this;
  }

  /** First difference of the two blocks; null when they are equal. */
  Divergence divergence(long sequence) {
    if (journal.equals(replay)) {
      return null;
    }
    final int at = firstDifference();
    final Message message = messageAt(at);
    return new Divergence(
        sequence, message.ordinal(), message.templateId(), at, hex(journal, at), hex(replay, at));
  }

  private int firstDifference() {
    final int common = Math.min(journal.capacity(), replay.capacity());
    int at = 0;
    while (at + Long.BYTES <= common && journal.getLong(at) == replay.getLong(at)) {
      at += Long.BYTES;
    }
    while (at < common && journal.getByte(at) == replay.getByte(at)) {
      at++;
    }
    return at;
  }

  /** The journalled message that holds a byte of the block, or follows it. */
  private Message messageAt(int place) {
    final EventBlockCursor cursor = new EventBlockCursor();
    int ordinal = 0;
    try {
      cursor.wrap(journal, 0, journal.capacity());
      if (place < EventBlockCursor.EVENTS_OFFSET) {
        return new Message(0, cursor.outcome().sbeTemplateId());
      }
      while (cursor.next()) {
        ordinal = cursor.ordinal();
        if (place < cursor.messageOffset() + cursor.messageLength()) {
          return new Message(ordinal, cursor.templateId());
        }
      }
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      return new Message(ordinal, 0);
    }
    return new Message(ordinal + 1, 0);
  }

  private static String hex(DirectBuffer block, int at) {
    final int from = Math.max(0, Math.min(at, block.capacity()) - BYTES_BEFORE);
    final int length = Math.min(BYTES_SHOWN, block.capacity() - from);
    final byte[] bytes = new byte[length];
    block.getBytes(from, bytes);
    return "(from byte %d of %d) %s"
        .formatted(from, block.capacity(), HexFormat.of().formatHex(bytes));
  }

  private record Message(int ordinal, int templateId) {}
}
