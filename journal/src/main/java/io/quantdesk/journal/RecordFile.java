package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the records of one data file, read-only, while it is written or not. How they lie in it is
 * known to the file of each {@link JournalStore}; whether they are right is not judged here.
 *
 * <p>Owned by one thread. A window of the file is mapped at a time.
 */
abstract class RecordFile implements AutoCloseable {
  /** What is at the file's current place. */
  enum Place {
    RECORD,
    UNWRITTEN,
    COMPLETE,
    FAULT
  }

  private static final int PAGE = 4096;
  private static final int WINDOW_LENGTH = 64 << 20;

  private final Path path;
  private final FileChannel channel;
  private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
  private MappedByteBuffer mapped;
  private long windowStart;
  private long fileLength;
  private long position;

  RecordFile(Path path) {
    this.path = path;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new JournalException("cannot open " + path, e);
    }
  }

  /** Whether the file was begun; until then nothing else may be asked. */
  abstract boolean isReady();

  /**
   * Looks at the current place, passing over what is no record; stays there until {@link #advance}.
   * May be asked again when nothing was written yet.
   */
  abstract Place look();

  /** Moves behind the record that was looked at. */
  abstract void advance();

  /** Where the current record starts in {@link #buffer}. */
  abstract int offset();

  /** Length of the current record. */
  abstract int length();

  /** What is wrong with the current place. */
  abstract String fault();

  /** Whether something may begin at a place at all. */
  abstract boolean isAligned(long place);

  /**
   * Whether a record may be seen in part while it is written: then only its checksum, or the mark,
   * tells that it is there.
   */
  abstract boolean showsUnfinished();

  /** Goes to a record whose place is known. */
  final void position(long newPosition) {
    position = newPosition;
  }

  /** Byte in the file where the current place is. */
  final long position() {
    return position;
  }

  /** The memory in which the current record lies. */
  final UnsafeBuffer buffer() {
    return window;
  }

  /** The same memory; position and limit may be changed. */
  final ByteBuffer bytes() {
    return mapped;
  }

  final Path path() {
    return path;
  }

  @Override
  public void close() {
    unmap();
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("cannot close " + path, e);
    }
  }

  /** Where the current place is in {@link #buffer}, once it is shown. */
  final int placeInBuffer() {
    return (int) (position - windowStart);
  }

  /** Length of the file when it was last asked for. */
  final long fileLength() {
    return fileLength;
  }

  /** Whether the file has so many bytes from the current place on. */
  final boolean isWithinFile(long needed) {
    if (position + needed > fileLength) {
      try {
        fileLength = channel.size();
      } catch (IOException e) {
        throw new JournalException("cannot read " + path, e);
      }
    }
    return position + needed <= fileLength;
  }

  /** Maps so many bytes from the current place on, which the file must have. */
  final void show(int needed) {
    if (mapped == null
        || position < windowStart
        || position + needed > windowStart + mapped.capacity()) {
      map(needed);
    }
  }

  private void map(int needed) {
    unmap();
    windowStart = position & -PAGE;
    final long wanted = Math.max(WINDOW_LENGTH, position - windowStart + needed);
    try {
      mapped =
          channel.map(
              FileChannel.MapMode.READ_ONLY,
              windowStart,
              Math.min(wanted, fileLength - windowStart));
    } catch (IOException e) {
      throw new JournalException("cannot read " + path, e);
    }
    window.wrap(mapped);
  }

  private void unmap() {
    window.wrap(0, 0);
    if (mapped != null) {
      BufferUtil.free(mapped);
      mapped = null;
    }
  }
}
