package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The sequence up to which a journal is committed, kept beside its records in the file
 * journal.mark. The writer moves it after each record has become visible. So a reader that finds
 * the end of the records below the mark knows that records are missing, however they were lost; and
 * one that finds it at the mark need not look for further files.
 *
 * <pre>
 *  0       4      8          16               24       32       40             48          64
 *  | magic | kind | sequence | sequence again | closed | forced | forced again | boot id   |
 * </pre>
 *
 * The writer stores the first copy, then the second; a reader loads the second, then the first, and
 * so never sees the second one ahead. A damaged copy therefore never makes the journal look
 * shorter. "closed" is 1 from a clean close to the next start of a writer, else 0. "forced" is up
 * to where the disk had everything, "boot id" the run of the operating system in which the last
 * writer began: after another one, only what was forced must be there.
 */
final class CommittedMark implements AutoCloseable {
  /** Answered while there is no mark. */
  static final long UNKNOWN = -1;

  static final String FILE_NAME = "journal.mark";

  /** Where the boot id is in the file. */
  static final int BOOT_ID_OFFSET = 48;

  /** "QDJM" in memory order. */
  private static final int MAGIC = 0x4D4A4451;

  private static final int MAGIC_OFFSET = 0;
  private static final int KIND_OFFSET = 4;
  private static final int SEQUENCE_OFFSET = 8;
  private static final int CLOSED_OFFSET = 24;
  private static final int FORCED_OFFSET = 32;
  private static final int LENGTH = 64;

  private final Path path;
  private final JournalKind kind;
  private final FileChannel.MapMode mode;
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
  private MappedByteBuffer mapped;

  private CommittedMark(Path directory, JournalKind kind, FileChannel.MapMode mode) {
    this.path = directory.resolve(FILE_NAME);
    this.kind = kind;
    this.mode = mode;
  }

  /** For readers: never creates the file, and finds it when it appears. */
  static CommittedMark readOnly(Path directory, JournalKind kind) {
    return new CommittedMark(directory, kind, FileChannel.MapMode.READ_ONLY);
  }

  /** For the writer, once the journal is verified up to the sequence and the disk has it. */
  static CommittedMark create(Path directory, JournalKind kind, long sequence) {
    final CommittedMark mark = new CommittedMark(directory, kind, FileChannel.MapMode.READ_WRITE);
    mark.map(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    mark.buffer.putLong(CLOSED_OFFSET, 0);
    mark.sequence(sequence);
    mark.forced(sequence);
    mark.bootId(BootId.current());
    mark.buffer.putInt(KIND_OFFSET, kind.code(), ByteOrder.LITTLE_ENDIAN);
    mark.buffer.putIntOrdered(MAGIC_OFFSET, MAGIC);
    mark.force();
    return mark;
  }

  /**
   * Sequence of the newest committed entry, 0 when there is none, {@link #UNKNOWN} without mark.
   */
  long sequence() {
    return twice(SEQUENCE_OFFSET);
  }

  /** Publishes that the record up to this sequence is visible. */
  void sequence(long committed) {
    putTwice(SEQUENCE_OFFSET, committed);
  }

  /** Sequence up to which the disk had everything, {@link #UNKNOWN} without mark. */
  long forced() {
    return twice(FORCED_OFFSET);
  }

  /** Notes that the disk has everything up to this sequence. */
  void forced(long sequence) {
    putTwice(FORCED_OFFSET, sequence);
  }

  /** Whether the last writer closed the journal, and did not die with it open. */
  boolean isClosedCleanly() {
    return (mapped != null || mapExisting()) && buffer.getLongVolatile(CLOSED_OFFSET) == 1;
  }

  /**
   * Whether the operating system went down after the last writer began, which did not close the
   * journal: then the disk may lack any part of what was not forced.
   */
  boolean isFromLostSystem() {
    return (mapped != null || mapExisting())
        && !isClosedCleanly()
        && !bootId().equals(BootId.current());
  }

  /** Notes that the writer has closed every file, and the disk has all; the last thing it does. */
  void closedCleanly() {
    buffer.putLongOrdered(CLOSED_OFFSET, 1);
    force();
  }

  /** Returns when the disk has the mark. */
  void force() {
    mapped.force();
  }

  @Override
  public void close() {
    buffer.wrap(0, 0);
    if (mapped != null) {
      BufferUtil.free(mapped);
      mapped = null;
    }
  }

  private BootId bootId() {
    return new BootId(
        buffer.getLong(BOOT_ID_OFFSET, ByteOrder.LITTLE_ENDIAN),
        buffer.getLong(BOOT_ID_OFFSET + Long.BYTES, ByteOrder.LITTLE_ENDIAN));
  }

  private void bootId(BootId id) {
    buffer.putLong(BOOT_ID_OFFSET, id.high(), ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(BOOT_ID_OFFSET + Long.BYTES, id.low(), ByteOrder.LITTLE_ENDIAN);
  }

  private void putTwice(int offset, long sequence) {
    buffer.putLongOrdered(offset, sequence);
    buffer.putLongOrdered(offset + Long.BYTES, sequence);
  }

  private long twice(int offset) {
    if (mapped == null && !mapExisting()) {
      return UNKNOWN;
    }
    final long again = buffer.getLongVolatile(offset + Long.BYTES);
    final long sequence = buffer.getLongVolatile(offset);
    if (again < 0 || again > sequence) {
      throw new JournalException(
          "%s is damaged: it says %d and %d. Verify a copy of the directory without it, and remove it here when all entries are there."
              .formatted(path, sequence, again));
    }
    return sequence;
  }

  private boolean mapExisting() {
    try {
      if (!Files.exists(path) || Files.size(path) < LENGTH) {
        return false;
      }
    } catch (IOException e) {
      throw new JournalException("cannot read " + path, e);
    }
    map(StandardOpenOption.READ);
    final int magic = buffer.getIntVolatile(MAGIC_OFFSET);
    if (magic == 0) {
      close();
      return false;
    }
    final int writtenKind = buffer.getInt(KIND_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (magic != MAGIC || writtenKind != kind.code()) {
      close();
      throw new JournalException(path + " is not the mark of a journal of " + kind);
    }
    return true;
  }

  private void map(StandardOpenOption... options) {
    try (FileChannel channel = FileChannel.open(path, options)) {
      mapped = channel.map(mode, 0, LENGTH);
    } catch (IOException e) {
      throw new JournalException("cannot open " + path, e);
    }
    buffer.wrap(mapped);
  }
}
