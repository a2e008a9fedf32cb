package io.quantdesk.journal;

import java.io.IOException;
import org.agrona.DirectBuffer;

/** Appends whole records to the files of a {@link JournalStore}. Owned by the journal's thread. */
interface RecordWriter extends AutoCloseable {
  /**
   * Writes a record behind the last one; readers then see it. When this throws, nobody may take
   * what was written for a record, and nothing more may be written.
   *
   * @param record backed by memory outside the heap, from its first byte on
   */
  void write(DirectBuffer record, int length) throws IOException;

  /** Returns when the disk has every record; also after the close. */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
