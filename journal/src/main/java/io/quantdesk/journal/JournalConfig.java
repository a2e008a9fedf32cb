package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Where and how a journal is written.
 *
 * @param directory holds this journal and nothing else; created when missing
 * @param store what its files are; a journal stays in the store in which it was begun
 * @param level what entries survive once a commit has returned
 * @param rollInterval how long a file of Chronicle's is written; segments end when they are full
 * @param blockLength bytes by which a file of Chronicle's grows (sparse) and that are mapped at a
 *     time, or the length of a segment; the longest entry is just under a quarter of it, at most
 *     {@link #MAX_ENTRY_LENGTH}
 * @param batchLength bytes at which a batch commits by itself
 * @param clockMillis milliseconds since 1970 that decide when a new file begins; may step back or
 *     jump: the journal never returns to an earlier file
 */
public record JournalConfig(
    Path directory,
    JournalKind kind,
    EntrySchema schema,
    JournalStore store,
    CommitLevel level,
    RollInterval rollInterval,
    int blockLength,
    int batchLength,
    LongSupplier clockMillis) {
  /** Longest entry of any journal. */
  public static final int MAX_ENTRY_LENGTH = 16 << 20;

  private static final int PRODUCTION_BLOCK_LENGTH = 128 << 20;
  private static final int PRODUCTION_BATCH_LENGTH = 256 << 10;
  private static final int CHRONICLE_BLOCK_MIN = 256 << 10;
  private static final int SEGMENT_LENGTH_MIN = 16 << 10;

  /** Bytes of a block's last quarter that Chronicle's own headers may take. */
  private static final int RESERVE = 1024;

  /** Refuses lengths that do not fit together. */
  public JournalConfig {
    final int blockLengthMin =
        store == JournalStore.CHRONICLE ? CHRONICLE_BLOCK_MIN : SEGMENT_LENGTH_MIN;
    if (blockLength < blockLengthMin || Integer.bitCount(blockLength) != 1) {
      throw new IllegalArgumentException(
          "blockLength must be a power of two of at least "
              + blockLengthMin
              + " but is "
              + blockLength);
    }
    if (store == JournalStore.CHRONICLE && rollInterval.indexLength() + RESERVE > blockLength / 4) {
      throw new IllegalArgumentException(
          "blockLength " + blockLength + " is too small for files that roll " + rollInterval);
    }
    if (batchLength < RecordHeader.LENGTH || batchLength > blockLength / 4 - RESERVE) {
      throw new IllegalArgumentException("batchLength " + batchLength + " does not fit a block");
    }
  }

  /** Level PROCESS, in Chronicle's hourly files, blocks of 128 MiB, the system's clock. */
  public static JournalConfig of(Path directory, JournalKind kind) {
    return new JournalConfig(
        directory,
        kind,
        EntrySchema.current(),
        JournalStore.CHRONICLE,
        CommitLevel.PROCESS,
        RollInterval.HOURLY,
        PRODUCTION_BLOCK_LENGTH,
        PRODUCTION_BATCH_LENGTH,
        System::currentTimeMillis);
  }

  /** The same in another store. */
  public JournalConfig withStore(JournalStore journalStore) {
    return new JournalConfig(
        directory,
        kind,
        schema,
        journalStore,
        level,
        rollInterval,
        blockLength,
        batchLength,
        clockMillis);
  }

  /** The same with another level. */
  public JournalConfig withLevel(CommitLevel commitLevel) {
    return new JournalConfig(
        directory,
        kind,
        schema,
        store,
        commitLevel,
        rollInterval,
        blockLength,
        batchLength,
        clockMillis);
  }

  /** The same with files that roll at another interval. */
  public JournalConfig withRollInterval(RollInterval interval) {
    return new JournalConfig(
        directory, kind, schema, store, level, interval, blockLength, batchLength, clockMillis);
  }

  /** The same with other blocks, and batches that fit them. */
  public JournalConfig withBlockLength(int length) {
    return new JournalConfig(
        directory,
        kind,
        schema,
        store,
        level,
        rollInterval,
        length,
        Math.min(batchLength, length / 8),
        clockMillis);
  }

  /** The same with another clock. */
  public JournalConfig withClock(LongSupplier clock) {
    return new JournalConfig(
        directory, kind, schema, store, level, rollInterval, blockLength, batchLength, clock);
  }

  /** The same with entries of another schema. */
  public JournalConfig withSchema(EntrySchema entrySchema) {
    return new JournalConfig(
        directory,
        kind,
        entrySchema,
        store,
        level,
        rollInterval,
        blockLength,
        batchLength,
        clockMillis);
  }

  /** Longest entry that this journal takes, in bytes. */
  public int maxEntryLength() {
    return Math.min(
        MAX_ENTRY_LENGTH,
        blockLength / 4 - RESERVE - RecordHeader.LENGTH - RecordHeader.LENGTH_BYTES);
  }
}
