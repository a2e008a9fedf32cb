package io.quantdesk.server;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A journal in memory that can be made to fail. */
public final class ListJournal implements Journal {
  private final List<byte[]> committed = new ArrayList<>();
  private final List<byte[]> batch = new ArrayList<>();
  private boolean failing;

  /** What is committed, in order of sequence from 1. */
  public List<byte[]> committed() {
    return committed;
  }

  /** Lets every commit fail from now on. */
  public void fail() {
    failing = true;
  }

  @Override
  public long lastSequence() {
    return committed.size();
  }

  @Override
  public void append(long sequence, DirectBuffer buffer, int offset, int length) {
    if (sequence != committed.size() + batch.size() + 1) {
      throw new JournalException("sequence " + sequence + " leaves a gap");
    }
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    batch.add(bytes);
  }

  @Override
  public void commit() {
    if (failing) {
      throw new JournalException("no space left on device");
    }
    committed.addAll(batch);
    batch.clear();
  }

  @Override
  public void force() {
    // The list is all the disk there is.
  }

  @Override
  public long forcedSequence() {
    return lastSequence();
  }

  @Override
  public JournalReader openReader(long fromSequence) {
    throw new UnsupportedOperationException("nobody reads this journal");
  }

  @Override
  public void close() {
    commit();
  }
}
