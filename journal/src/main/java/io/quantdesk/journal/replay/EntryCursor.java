package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalReader;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;

/** Takes entries out of a reader one by one, by keeping a copy of the record that was read last. */
final class EntryCursor {
  private static final int INITIAL_CAPACITY = 1 << 16;

  private final JournalReader reader;
  private final boolean endIsFinal;
  private final JournalReader.EntryHandler keep = this::keep;
  private final ExpandableDirectByteBuffer kept = new ExpandableDirectByteBuffer(INITIAL_CAPACITY);
  private long keptSequence;
  private int keptEnd;
  private int next;
  private long sequence;
  private int length;
  private boolean isEnded;

  private EntryCursor(JournalReader reader, boolean endIsFinal) {
    this.reader = reader;
    this.endIsFinal = endIsFinal;
  }

  /** Entries that are committed after the end was reached are not seen. */
  static EntryCursor toTheEnd(JournalReader reader) {
    return new EntryCursor(reader, true);
  }

  /** Entries that are committed later are seen when asked again. */
  static EntryCursor following(JournalReader reader) {
    return new EntryCursor(reader, false);
  }

  /** Whether {@link #next} would find an entry. */
  boolean hasNext() {
    return next < keptEnd || readRecord();
  }

  /** Moves to the next entry; false at the end. */
  boolean next() {
    if (!hasNext()) {
      return false;
    }
    sequence = keptSequence++;
    length = kept.getInt(next, ByteOrder.LITTLE_ENDIAN);
    next += Integer.BYTES + length;
    return true;
  }

  long sequence() {
    return sequence;
  }

  DirectBuffer buffer() {
    return kept;
  }

  int offset() {
    return next - length;
  }

  int length() {
    return length;
  }

  private boolean readRecord() {
    next = 0;
    keptEnd = 0;
    keptSequence = reader.nextSequence();
    boolean isRead = !isEnded && reader.poll(keep, 1) > 0;
    isEnded = endIsFinal && !isRead;
    return isRead;
  }

  private void keep(long entrySequence, DirectBuffer buffer, int offset, int entryLength) {
    kept.putInt(keptEnd, entryLength, ByteOrder.LITTLE_ENDIAN);
    kept.putBytes(keptEnd + Integer.BYTES, buffer, offset, entryLength);
    keptEnd += Integer.BYTES + entryLength;
  }
}
