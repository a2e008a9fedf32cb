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
 *  0       4      8          16               24       32
 *  | magic | kind | sequence | sequence again | closed |
 * </pre>
 *
 * The writer stores the first copy, then the second; a reader loads the second, then the first, and
 * so never sees the second one ahead. A damaged copy therefore never makes the journal look
 * shorter. "closed" is 1 from a clean close to the next start of a writer, else 0.
 */
final class CommittedMark implements AutoCloseable {
  /** Answered while there is no mark. */
  static final long UNKNOWN = -1;

  static final String FILE_NAME = "journal.mark";

  /** "QDJM" in memory order. */
  private static final int MAGIC = 0x4D4A4451;

  private static final int MAGIC_OFFSET = 0;
  private static final int KIND_OFFSET = 4;
  private static final int SEQUENCE_OFFSET = 8;
  private static final int SEQUENCE_AGAIN_OFFSET = 16;
  private static final int CLOSED_OFFSET = 24;
  private static final int LENGTH = 32;

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

  /** For the writer, once the journal is verified up to the sequence. */
  static CommittedMark create(Path directory, JournalKind kind, long sequence) {
    final CommittedMark mark = new CommittedMark(directory, kind, FileChannel.MapMode.READ_WRITE);
    mark.map(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    mark.buffer.putLong(CLOSED_OFFSET, 0);
    mark.sequence(sequence);
    mark.buffer.putInt(KIND_OFFSET, kind.code(), ByteOrder.LITTLE_ENDIAN);
    mark.buffer.putIntOrdered(MAGIC_OFFSET, MAGIC);
    return mark;
  }

  /**
   * Sequence of the newest committed entry, 0 when there is none, {@link #UNKNOWN} without mark.
   */
  long sequence() {
    if (mapped == null && !mapExisting()) {
      return UNKNOWN;
    }
    final long again = buffer.getLongVolatile(SEQUENCE_AGAIN_OFFSET);
    final long sequence = buffer.getLongVolatile(SEQUENCE_OFFSET);
    if (again < 0 || again > sequence) {
      throw new JournalException(
          "%s is damaged: it says %d and %d. Verify a copy of the directory without it, and remove it here when all entries are there."
              .formatted(path, sequence, again));
    }
    return sequence;
  }

  /** Publishes that the record up to this sequence is visible. */
  void sequence(long committed) {
    buffer.putLongOrdered(SEQUENCE_OFFSET, committed);
    buffer.putLongOrdered(SEQUENCE_AGAIN_OFFSET, committed);
  }

  /** Whether the last writer closed the journal, and did not die with it open. */
  boolean isClosedCleanly() {
    return (mapped != null || mapExisting()) && buffer.getLongVolatile(CLOSED_OFFSET) == 1;
  }

  /** Publishes that the writer has closed every file; the last thing that it does. */
  void closedCleanly() {
    buffer.putLongOrdered(CLOSED_OFFSET, 1);
  }

  @Override
  public void close() {
    buffer.wrap(0, 0);
    if (mapped != null) {
      BufferUtil.free(mapped);
      mapped = null;
    }
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
