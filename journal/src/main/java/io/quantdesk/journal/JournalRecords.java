package io.quantdesk.journal;

import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Walks the records of a journal from its beginning and verifies each as a reader does: for those
 * who look at the journal itself. Changes nothing; it may be written meanwhile. Owned by one
 * thread.
 */
public final class JournalRecords implements AutoCloseable {
  private final RecordReader reader;
  private JournalRecord record;

  /** Stands in front of the first record of the journal in a directory. */
  public JournalRecords(Path directory, JournalKind kind) {
    reader = new RecordReader(directory, kind, EntrySchema.current(), 1);
  }

  /**
   * The next record.
   *
   * @return null at the end
   * @throws JournalException naming file and sequence when it is damaged or missing
   */
  public JournalRecord next() {
    record = null;
    reader.poll(this::onEntry, 1);
    return record;
  }

  @Override
  public void close() {
    reader.close();
  }

  private void onEntry(long sequence, DirectBuffer buffer, int offset, int length) {
    if (record == null) {
      final int start = offset - RecordHeader.LENGTH_BYTES - RecordHeader.LENGTH;
      record =
          new JournalRecord(
              reader.currentFile(),
              reader.currentPosition(),
              sequence,
              RecordHeader.count(buffer, start),
              RecordHeader.length(buffer, start),
              RecordHeader.epoch(buffer, start),
              RecordHeader.crc(buffer, start),
              RecordHeader.chain(buffer, start),
              RecordHeader.forcedSequence(buffer, start));
    }
  }
}
