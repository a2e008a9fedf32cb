package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a Chronicle Queue, which is used as a plain append store: order, checks, lock and
 * end are our own. See docs/journal-format.md.
 */
final class ChronicleJournal implements Journal {
  private static final Logger LOGGER = LoggerFactory.getLogger(ChronicleJournal.class);
  private static final int VERIFY_STEP = 1 << 16;

  static {
    // Read when the first Chronicle class loads: it must neither call its maker's servers, nor
    // print its banner, nor start a thread that watches the disk.
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.disk.monitor.disable", "true");
  }

  private final JournalConfig config;
  private final JournalLock lock;
  private final CommittedMark mark;
  private final ExcerptWriter writer;
  private final BatchEncoder batch;
  private long chain;
  private long appendedSequence;
  private long committedSequence;
  private JournalException failure;
  private boolean isClosed;

  private ChronicleJournal(
      JournalConfig config,
      JournalLock lock,
      CommittedMark mark,
      ExcerptWriter writer,
      ChronicleReader verified) {
    this.config = config;
    this.lock = lock;
    this.mark = mark;
    this.writer = writer;
    chain = verified.chain();
    committedSequence = verified.nextSequence() - 1;
    appendedSequence = committedSequence;
    batch =
        new BatchEncoder(
            config.kind(), config.schema(), verified.epoch() + 1, config.batchLength());
    batch.begin(appendedSequence + 1);
  }

  /** Locks, verifies to the end, and makes ready to append. */
  static ChronicleJournal open(JournalConfig config, VerifyProgress progress) {
    final JournalLock lock = JournalLock.acquire(config.directory());
    CommittedMark mark = null;
    ExcerptWriter writer = null;
    try (ChronicleReader reader =
        new ChronicleReader(config.directory(), config.kind(), config.schema(), 1)) {
      requireRollInterval(config);
      final boolean inNewFile = verify(reader, config, progress);
      mark = CommittedMark.create(config.directory(), config.kind(), reader.nextSequence() - 1);
      Files.deleteIfExists(CycleDirectory.metadata(config.directory()));
      writer = new ExcerptWriter(config, reader.currentFile(), reader.currentPosition(), inNewFile);
      return new ChronicleJournal(config, lock, mark, writer, reader);
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
      commit();
    }
    batch.add(buffer, offset, length);
    appendedSequence = sequence;
  }

  @Override
  public void commit() {
    requireUsable();
    if (batch.isEmpty()) {
      return;
    }
    try {
      chain = batch.seal(chain);
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
    return new ChronicleReader(config.directory(), config.kind(), config.schema(), fromSequence);
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

  private static void requireRollInterval(JournalConfig config) {
    for (Path file : CycleDirectory.files(config.directory())) {
      if (!config.rollInterval().wrote(file.getFileName().toString())) {
        throw new JournalException(
            file + " was not written with files that roll " + config.rollInterval());
      }
    }
  }

  /** Returns whether the last writer died with the journal open: what it left is cleared. */
  private static boolean verify(
      ChronicleReader reader, JournalConfig config, VerifyProgress progress) {
    try (CommittedMark mark = CommittedMark.readOnly(config.directory(), config.kind())) {
      final long committed = mark.sequence();
      do {
        while (reader.poll((sequence, buffer, offset, length) -> {}, VERIFY_STEP) > 0) {
          progress.onVerified(reader.nextSequence() - 1, committed);
        }
      } while (reader.openNextFile());
      final long cleared = clearTail(config.directory(), reader, committed);
      return cleared > 0 || !mark.isClosedCleanly();
    }
  }

  private static long clearTail(Path directory, ChronicleReader reader, long committed) {
    final long cleared =
        new TornTail(directory, committed != CommittedMark.UNKNOWN)
            .clear(reader.currentFile(), reader.currentPosition());
    if (cleared > 0) {
      LOGGER.warn(
          "cleared {} bytes that an interrupted write left behind sequence {} in {}",
          cleared,
          reader.nextSequence() - 1,
          directory);
    }
    return cleared;
  }
}
