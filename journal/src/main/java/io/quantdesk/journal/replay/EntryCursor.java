package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalReader;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;

/**
 * Takes entries out of a reader one by one, by keeping a copy of the record that was read last. The
 * end is final: entries that are committed after it was reached are not seen.
 */
final class EntryCursor {
  private static final int INITIAL_CAPACITY = 1 << 16;

  private final JournalReader reader;
  private final JournalReader.EntryHandler keep = this::keep;
  private final ExpandableDirectByteBuffer kept = new ExpandableDirectByteBuffer(INITIAL_CAPACITY);
  private long keptSequence;
  private int keptEnd;
  private int next;
  private long sequence;
  private int length;
  private boolean isEnded;

  EntryCursor(JournalReader reader) {
    this.reader = reader;
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
    isEnded = isEnded || reader.poll(keep, 1) == 0;
    return !isEnded;
  }

  private void keep(long entrySequence, DirectBuffer buffer, int offset, int entryLength) {
    kept.putInt(keptEnd, entryLength, ByteOrder.LITTLE_ENDIAN);
    kept.putBytes(keptEnd + Integer.BYTES, buffer, offset, entryLength);
    keptEnd += Integer.BYTES + entryLength;
  }
}
