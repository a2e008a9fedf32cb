package io.quantdesk.journal;

import org.agrona.DirectBuffer;

/**
 * An append-only, gap-free sequence of entries (opaque bytes) on stable storage, numbered from 1.
 * Entries are written in batches; a batch is one record with its own checksum.
 *
 * <p>One writer per journal over all processes, held by a lock; append, commit and close belong to
 * one thread. Any I/O error is thrown as {@link JournalException} and leaves the journal unusable:
 * its owner must halt, never retry.
 */
public interface Journal extends AutoCloseable {
  /** Sequence of the newest committed entry; 0 when there is none. */
  long lastSequence();

  /**
   * Adds an entry to the current batch; copied at once. May commit by itself when the batch is
   * full.
   *
   * @param sequence must be the newest appended sequence plus 1
   */
  void append(long sequence, DirectBuffer buffer, int offset, int length);

  /**
   * Writes the current batch as one record, which readers then see; afterwards it survives what the
   * journal's {@link CommitLevel} says.
   */
  void commit();

  /** Returns when the disk has everything that is committed, whatever the level. */
  void force();

  /** Sequence up to which entries survive loss of power for sure; further ones may. */
  long forcedSequence();

  /** Reads from a sequence on, up to what is committed and further as more is: see the reader. */
  JournalReader openReader(long fromSequence);

  /** Commits and releases the files and the lock. */
  @Override
  void close();
}
