package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends records to a Chronicle Queue, one excerpt each, and distrusts it: every excerpt must
 * begin where the one before it ended, or the record is not written. A damaged counter in a file's
 * header would otherwise make Chronicle write over older records.
 *
 * <p>Owned by the journal's thread. Allocates when a file, or a block of one, begins.
 */
final class ExcerptWriter implements RecordWriter {
  static {
    // Read when the first Chronicle class loads: it must neither call its maker's servers, nor
    // print its banner, nor start a thread that watches the disk.
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.disk.monitor.disable", "true");
  }

  /** How long Chronicle waits for its own locks and half-made files; we hold the directory's. */
  private static final long TIMEOUT_MILLIS = 500;

  private final Path verifiedFile;
  private final long verifiedEnd;
  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
  private final WriteAhead ahead;
  private final ForcedFiles forced;
  private final SeekHints.Writer hints = new SeekHints.Writer();
  private final int indexLength;
  private int cycle = -1;
  private long end;

  /**
   * Opens the queue to append behind its last record.
   *
   * @param verifiedFile newest file with records, null when there is none
   * @param verifiedEnd byte of it at which its last record ends
   * @param inNewFile begin a new file: after an unclean stop Chronicle's own counters in the last
   *     one cannot be trusted (reliability rule J9)
   */
  ExcerptWriter(JournalConfig config, Path verifiedFile, long verifiedEnd, boolean inNewFile) {
    this.verifiedFile = verifiedFile;
    this.verifiedEnd = verifiedEnd;
    indexLength = config.rollInterval().indexLength();
    forced = new ForcedFiles(config.directory());
    final RollCycle rollCycle = rollCycle(config.rollInterval());
    final RollClock clock = new RollClock(config.clockMillis());
    queue =
        SingleChronicleQueueBuilder.binary(config.directory())
            .rollCycle(rollCycle)
            .blockSize(config.blockLength())
            .timeProvider(clock)
            .timeoutMS(TIMEOUT_MILLIS)
            .build();
    try {
      final long firstCycle = inNewFile ? queue.lastCycle() + 1L : queue.lastCycle();
      clock.notBefore(firstCycle * rollCycle.lengthInMillis());
      appender = queue.createAppender();
      appender.singleThreadedCheckDisabled(true);
      ahead = new WriteAhead(config.blockLength());
    } catch (RuntimeException | Error e) {
      queue.close();
      throw e;
    }
  }

  /**
   * Writes a record as one excerpt. When this throws, the excerpt must stay open and unpublished:
   * to close it would publish a torn record.
   */
  @Override
  public void write(DirectBuffer record, int length) throws IOException {
    final DocumentContext context = appender.writingDocument();
    final Bytes<?> bytes = context.wire().bytes();
    final long start = bytes.writePosition() - CycleFile.HEADER_LENGTH;
    if (appender.cycle() != cycle) {
      enterFile();
    }
    requireNext(bytes, start);
    final long newEnd = CycleFile.aligned(start + CycleFile.HEADER_LENGTH + length);
    if (!ahead.isIn(bytes.bytesStore())) {
      ahead.enterBlock(bytes.bytesStore());
    }
    ahead.reserve(newEnd + 2L * indexLength);
    hints.offer(RecordHeader.firstSequence(record, 0), start);
    copy(record, length, bytes);
    context.close();
    end = newEnd;
    ahead.written(end);
  }

  /** Also after the close, which writes, too. */
  @Override
  public void force() throws IOException {
    forced.force();
  }

  @Override
  public void close() throws IOException {
    ahead.close();
    hints.close();
    appender.close();
    queue.close();
    BackgroundResourceReleaser.releasePendingResources();
    forced.close();
  }

  private void copy(DirectBuffer record, int length, Bytes<?> bytes) {
    final long position = bytes.writePosition();
    final long address = bytes.addressForWrite(position);
    if (!bytes.bytesStore().inside(position, length)) {
      throw new JournalException("a record of " + length + " bytes exceeds what is mapped");
    }
    target.wrap(address, length);
    target.putBytes(0, record, 0, length);
    bytes.writeSkip(length);
  }

  private void enterFile() throws IOException {
    cycle = appender.cycle();
    end = isVerifiedFile() ? verifiedEnd : 0;
    ahead.enterFile(appender.currentFile(), end);
    hints.restart(appender.currentFile().toPath());
    forced.enter(appender.currentFile().toPath());
  }

  /** Only Chronicle's metadata may lie between the last record and the next one. */
  private void requireNext(Bytes<?> bytes, long start) {
    long at = end;
    while (at < start) {
      final int header = bytes.readVolatileInt(at);
      final int length = header & CycleFile.LENGTH_MASK;
      if (header != (CycleFile.METADATA | length) || length == 0) {
        break;
      }
      at = CycleFile.aligned(at + CycleFile.HEADER_LENGTH + length);
    }
    if (at != start) {
      throw new JournalException(
          "%s is damaged in its own counters: a record that belongs at byte %d would be written at byte %d"
              .formatted(appender.currentFile(), at, start));
    }
  }

  private boolean isVerifiedFile() {
    return verifiedFile != null
        && verifiedFile.getFileName().toString().equals(appender.currentFile().getName());
  }

  private static RollCycle rollCycle(RollInterval interval) {
    return switch (interval) {
      case MINUTELY -> LegacyRollCycles.MINUTELY;
      case HOURLY -> LargeRollCycles.LARGE_HOURLY;
      case DAILY -> LargeRollCycles.LARGE_DAILY;
    };
  }
}
