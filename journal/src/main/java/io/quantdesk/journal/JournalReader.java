package io.quantdesk.journal;

import org.agrona.DirectBuffer;

/**
 * Reads entries in sequence and verifies every record: checksum, chain, gap-free numbers. It may be
 * open while the journal is written, by this process or another. Owned by one thread.
 */
public interface JournalReader extends AutoCloseable {
  /** Receives an entry; the buffer is valid during the call. */
  @FunctionalInterface
  interface EntryHandler {
    void onEntry(long sequence, DirectBuffer buffer, int offset, int length);
  }

  /**
   * Hands over the entries that are there, whole records at a time, until at least {@code limit}
   * entries are handed over or the end is reached; never waits.
   *
   * @return number of entries handed over; 0 at the end
   * @throws JournalException naming file and sequence when a record is damaged
   */
  int poll(EntryHandler handler, int limit);

  /** Sequence that the next entry will have. */
  long nextSequence();

  @Override
  void close();
}
