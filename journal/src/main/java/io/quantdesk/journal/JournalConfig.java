package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Where and how a journal is written.
 *
 * @param directory holds this journal and nothing else; created when missing
 * @param level what entries survive once a commit has returned
 * @param blockLength bytes by which a file grows (sparse) and that are mapped at a time; the
 *     longest entry is just under a quarter of it, at most {@link #MAX_ENTRY_LENGTH}
 * @param batchLength bytes at which a batch commits by itself
 * @param clockMillis milliseconds since 1970 that decide when a new file begins; may step back or
 *     jump: the journal never returns to an earlier file
 */
public record JournalConfig(
    Path directory,
    JournalKind kind,
    EntrySchema schema,
    CommitLevel level,
    RollInterval rollInterval,
    int blockLength,
    int batchLength,
    LongSupplier clockMillis) {
  /** Longest entry of any journal. */
  public static final int MAX_ENTRY_LENGTH = 16 << 20;

  private static final int PRODUCTION_BLOCK_LENGTH = 128 << 20;
  private static final int PRODUCTION_BATCH_LENGTH = 256 << 10;
  private static final int BLOCK_LENGTH_MIN = 256 << 10;

  /** Bytes of a block's last quarter that Chronicle's own headers may take. */
  private static final int RESERVE = 1024;

  /** Refuses lengths that do not fit together. */
  public JournalConfig {
    if (blockLength < BLOCK_LENGTH_MIN || Integer.bitCount(blockLength) != 1) {
      throw new IllegalArgumentException(
          "blockLength must be a power of two of at least "
              + BLOCK_LENGTH_MIN
              + " but is "
              + blockLength);
    }
    if (rollInterval.indexLength() + RESERVE > blockLength / 4) {
      throw new IllegalArgumentException(
          "blockLength " + blockLength + " is too small for files that roll " + rollInterval);
    }
    if (batchLength < RecordHeader.LENGTH || batchLength > blockLength / 4 - RESERVE) {
      throw new IllegalArgumentException("batchLength " + batchLength + " does not fit a block");
    }
  }

  /** Level PROCESS, hourly files, blocks of 128 MiB, the system's clock, the current schema. */
  public static JournalConfig of(Path directory, JournalKind kind) {
    return new JournalConfig(
        directory,
        kind,
        EntrySchema.current(),
        CommitLevel.PROCESS,
        RollInterval.HOURLY,
        PRODUCTION_BLOCK_LENGTH,
        PRODUCTION_BATCH_LENGTH,
        System::currentTimeMillis);
  }

  /** The same with another level. */
  public JournalConfig withLevel(CommitLevel commitLevel) {
    return new JournalConfig(
        directory, kind, schema, commitLevel, rollInterval, blockLength, batchLength, clockMillis);
  }

  /** The same with files that roll at another interval. */
  public JournalConfig withRollInterval(RollInterval interval) {
    return new JournalConfig(
        directory, kind, schema, level, interval, blockLength, batchLength, clockMillis);
  }

  /** The same with other blocks, and batches that fit them. */
  public JournalConfig withBlockLength(int length) {
    return new JournalConfig(
        directory,
        kind,
        schema,
        level,
        rollInterval,
        length,
        Math.min(batchLength, length / 8),
        clockMillis);
  }

  /** The same with another clock. */
  public JournalConfig withClock(LongSupplier clock) {
    return new JournalConfig(
        directory, kind, schema, level, rollInterval, blockLength, batchLength, clock);
  }

  /** The same with entries of another schema. */
  public JournalConfig withSchema(EntrySchema entrySchema) {
    return new JournalConfig(
        directory, kind, entrySchema, level, rollInterval, blockLength, batchLength, clockMillis);
  }

  /** Longest entry that this journal takes, in bytes. */
  public int maxEntryLength() {
    return Math.min(
        MAX_ENTRY_LENGTH,
        blockLength / 4 - RESERVE - RecordHeader.LENGTH - RecordHeader.LENGTH_BYTES);
  }
}
