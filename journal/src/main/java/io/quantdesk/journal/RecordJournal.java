package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * A journal of records in the files of a {@link JournalStore}: batches, order, checks, lock and end
 * are the same whatever the store. See docs/journal-format.md.
 */
final class RecordJournal implements Journal {
  private static final long MARK_FORCE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final JournalConfig config;
  private final JournalLock lock;
  private final CommittedMark mark;
  private final RecordWriter writer;
  private final BatchEncoder batch;
  private long chain;
  private long appendedSequence;
  private long committedSequence;
  private long forcedSequence;
  private long markForcedNs;
  private JournalException failure;
  private boolean isClosed;

  private RecordJournal(
      JournalConfig config,
      JournalLock lock,
      CommittedMark mark,
      RecordWriter writer,
      RecordReader verified) {
    this.config = config;
    this.lock = lock;
    this.mark = mark;
    this.writer = writer;
    chain = verified.chain();
    committedSequence = verified.nextSequence() - 1;
    appendedSequence = committedSequence;
    forcedSequence = committedSequence;
    batch =
        new BatchEncoder(
            config.kind(), config.schema(), verified.epoch() + 1, config.batchLength());
    batch.begin(appendedSequence + 1);
  }

  /** Locks, verifies to the end, and makes ready to append. */
  static RecordJournal open(JournalConfig config, VerifyProgress progress) {
    final JournalLock lock = JournalLock.acquire(config.directory());
    CommittedMark mark = null;
    RecordWriter writer = null;
    try (RecordReader reader =
        new RecordReader(config.directory(), config.kind(), config.schema(), 1)) {
      requireStore(config);
      requireRollInterval(config);
      final boolean inNewFile = new JournalEnd(config, reader).find(progress);
      mark = CommittedMark.create(config.directory(), config.kind(), reader.nextSequence() - 1);
      writer = config.store().append(config, reader, inNewFile);
      ForcedFiles.forceDirectory(config.directory());
      return new RecordJournal(config, lock, mark, writer, reader);
    } catch (IOException | RuntimeException | Error e) {
      CloseHelper.quietCloseAll(writer, mark, lock);
      throw e instanceof JournalException known
          ? known
          : new JournalException("cannot open the journal in " + config.directory(), e);
    }
  }

  @Override
  public long lastSequence() {
    return committedSequence;
  }

  @Override
  public void append(long sequence, DirectBuffer buffer, int offset, int length) {
    requireUsable();
    if (sequence != appendedSequence + 1) {
      throw fail("sequence " + sequence + " cannot follow " + appendedSequence, null);
    }
    if (length < 0 || length > config.maxEntryLength()) {
      throw fail(
          "entry %d of %d bytes is longer than %d bytes"
              .formatted(sequence, length, config.maxEntryLength()),
          null);
    }
    if (!batch.isEmpty()
        && batch.length() + RecordHeader.LENGTH_BYTES + length > config.batchLength()) {
      write();
    }
    batch.add(buffer, offset, length);
    appendedSequence = sequence;
  }

  @Override
  public void commit() {
    requireUsable();
    if (!batch.isEmpty()) {
      write();
    }
    if (config.level() == CommitLevel.DISK) {
      force();
    }
  }

  @Override
  public void force() {
    requireUsable();
    if (forcedSequence == committedSequence) {
      return;
    }
    try {
      writer.force();
      forcedSequence = committedSequence;
      mark.forced(forcedSequence);
      forceMark();
    } catch (IOException | RuntimeException | Error e) {
      throw fail("what follows sequence " + forcedSequence + " could not be forced to the disk", e);
    }
  }

  @Override
  public long forcedSequence() {
    return forcedSequence;
  }

  /** Now and then is enough: each record repeats what was forced before it. */
  private void forceMark() {
    final long nowNs = System.nanoTime();
    if (nowNs - markForcedNs > MARK_FORCE_INTERVAL_NS) {
      mark.force();
      markForcedNs = nowNs;
    }
  }

  private void write() {
    try {
      chain = batch.seal(chain, forcedSequence);
      writer.write(batch.record(), batch.length());
    } catch (IOException | RuntimeException | Error e) {
      throw fail("sequences from " + (committedSequence + 1) + " on could not be written", e);
    }
    committedSequence = appendedSequence;
    mark.sequence(committedSequence);
    batch.begin(committedSequence + 1);
  }

  @Override
  public JournalReader openReader(long fromSequence) {
    return new RecordReader(config.directory(), config.kind(), config.schema(), fromSequence);
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    try {
      if (failure == null) {
        commit();
      }
    } finally {
      isClosed = true;
      CloseHelper.closeAll(this::closeFiles, mark, lock);
    }
  }

  private void closeFiles() throws IOException {
    writer.close();
    if (failure == null) {
      writer.force();
      mark.forced(committedSequence);
      mark.closedCleanly();
    }
  }

  private void requireUsable() {
    if (isClosed) {
      throw new JournalException("the journal in " + config.directory() + " is closed");
    }
    if (failure != null) {
      throw new JournalException("the journal is unusable since: " + failure.getMessage(), failure);
    }
  }

  private JournalException fail(String reason, Throwable cause) {
    failure = new JournalException("journal in " + config.directory() + ": " + reason, cause);
    return failure;
  }

  private static void requireStore(JournalConfig config) {
    final JournalStore store = DataFiles.storeIn(config.directory());
    if (store != null && store != config.store()) {
      throw new JournalException(
          "the journal in %s was begun in files of the store %s (*%s) and cannot go on in %s"
              .formatted(config.directory(), store, store.suffix(), config.store()));
    }
  }

  private static void requireRollInterval(JournalConfig config) {
    for (Path file : DataFiles.in(config.directory())) {
      if (config.store() == JournalStore.CHRONICLE
          && !config.rollInterval().wrote(file.getFileName().toString())) {
        throw new JournalException(
            file + " was not written with files that roll " + config.rollInterval());
      }
    }
  }
}
