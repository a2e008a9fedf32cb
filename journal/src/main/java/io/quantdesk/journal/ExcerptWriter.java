package io.quantdesk.journal;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;

/**
 * Appends records to a Chronicle Queue, one excerpt each, and distrusts it: every excerpt must
 * begin where the one before it ended, or the record is not written. A damaged counter in a file's
 * header would otherwise make Chronicle write over older records.
 *
 * <p>Owned by the journal's thread. Allocates when a file, or a block of one, begins.
 */
final class ExcerptWriter implements AutoCloseable {
  /** How long Chronicle waits for its own locks and half-made files; we hold the directory's. */
  private static final long TIMEOUT_MILLIS = 500;

  private final Path verifiedFile;
  private final long verifiedEnd;
  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final PointerBytesStore source = new PointerBytesStore();
  private long sourceAddress;
  private int cycle = -1;
  private long end;

  /**
   * Opens the queue to append behind its last record.
   *
   * @param verifiedFile newest file with records, null when there is none
   * @param verifiedEnd byte of it at which its last record ends
   */
  ExcerptWriter(JournalConfig config, Path verifiedFile, long verifiedEnd) {
    this.verifiedFile = verifiedFile;
    this.verifiedEnd = verifiedEnd;
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
      clock.notBefore((long) queue.lastCycle() * rollCycle.lengthInMillis());
      appender = queue.createAppender();
      appender.singleThreadedCheckDisabled(true);
    } catch (RuntimeException | Error e) {
      queue.close();
      throw e;
    }
  }

  /**
   * Writes the first bytes of the buffer as one excerpt. When this throws, the excerpt must stay
   * open and unpublished: to close it would publish a torn record.
   */
  void write(DirectBuffer record, int length) {
    pointTo(record);
    final DocumentContext context = appender.writingDocument();
    final Bytes<?> bytes = context.wire().bytes();
    final long start = bytes.writePosition() - CycleFile.HEADER_LENGTH;
    requireNext(bytes, start);
    bytes.write(source, 0L, length);
    context.close();
    end = CycleFile.aligned(start + CycleFile.HEADER_LENGTH + length);
  }

  @Override
  public void close() {
    appender.close();
    queue.close();
    BackgroundResourceReleaser.releasePendingResources();
  }

  private void pointTo(DirectBuffer record) {
    if (sourceAddress != record.addressOffset()) {
      sourceAddress = record.addressOffset();
      source.set(sourceAddress, record.capacity());
    }
  }

  /** Only Chronicle's metadata may lie between the last record and the next one. */
  private void requireNext(Bytes<?> bytes, long start) {
    if (appender.cycle() != cycle) {
      cycle = appender.cycle();
      end = isVerifiedFile() ? verifiedEnd : 0;
    }
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
