package io.quantdesk.server;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalReader;
import org.agrona.DirectBuffer;

/** Keeps nothing: for measuring what journalling costs, and for trials without a disk. */
final class NoJournal implements Journal {
  private long lastSequence;

  @Override
  public long lastSequence() {
    return lastSequence;
  }

  @Override
  public void append(long sequence, DirectBuffer buffer, int offset, int length) {
    lastSequence = sequence;
  }

  @Override
  public void commit() {
    // Nothing is kept, so nothing waits to be written.
  }

  @Override
  public void force() {
    // Nothing is kept, so nothing can be forced.
  }

  @Override
  public long forcedSequence() {
    return 0;
  }

  @Override
  public JournalReader openReader(long fromSequence) {
    throw new UnsupportedOperationException("this engine keeps no journal");
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
