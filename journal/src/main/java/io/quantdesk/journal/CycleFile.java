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
 * Walks the records of one of Chronicle's files, read-only, without Chronicle: the library believes
 * a damaged header, can read past a hole, and decides by itself where the end is. Here a wrong
 * header is a fault, and the end is only where no header is written.
 *
 * <p>A file is a chain of excerpts, each at a multiple of 4. Metadata (the file's own header, index
 * arrays) is passed over, data is one record:
 *
 * <pre>
 *  | header | bytes | header | bytes | ... | 0 : nothing written yet, or 0xC0000000 : file is complete
 *  header, 32 bits: | not complete | metadata | length of the bytes, 30 bits |
 * </pre>
 *
 * Owned by one thread. A window of the file is mapped at a time.
 */
final class CycleFile implements AutoCloseable {
  /** What is at the file's current place. */
  enum Excerpt {
    RECORD,
    UNWRITTEN,
    COMPLETE,
    FAULT
  }

  static final int HEADER_LENGTH = 4;
  static final int NOT_COMPLETE = 0x8000_0000;
  static final int METADATA = 0x4000_0000;
  static final int LENGTH_MASK = 0x3FFF_FFFF;
  static final int END_OF_FILE = NOT_COMPLETE | METADATA;

  private static final int PAGE = 4096;
  private static final int WINDOW_LENGTH = 64 << 20;

  private final Path path;
  private final FileChannel channel;
  private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
  private MappedByteBuffer mapped;
  private long windowStart;
  private long fileLength;
  private long position;
  private int length;
  private String fault;

  CycleFile(Path path) {
    this.path = path;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new JournalException("cannot open " + path, e);
    }
  }

  /** Whether the file's own header is written; until then nothing else may be asked. */
  boolean isReady() {
    if (!isWithinFile(0, HEADER_LENGTH)) {
      return false;
    }
    show(0, HEADER_LENGTH);
    final int header = window.getIntVolatile(0);
    return header != 0 && (header & NOT_COMPLETE) == 0;
  }

  /**
   * Looks at the current place, passing over metadata; stays there until {@link #advance}. May be
   * asked again when nothing was written yet.
   */
  Excerpt look() {
    while (true) {
      if (!isWithinFile(position, HEADER_LENGTH)) {
        return Excerpt.UNWRITTEN;
      }
      show(position, HEADER_LENGTH);
      final int header = window.getIntVolatile((int) (position - windowStart));
      if (header == 0) {
        return Excerpt.UNWRITTEN;
      }
      if (header == END_OF_FILE) {
        return Excerpt.COMPLETE;
      }
      length = header & LENGTH_MASK;
      fault = headerFault(header);
      if (fault != null) {
        return Excerpt.FAULT;
      }
      if ((header & METADATA) == 0) {
        show(position, HEADER_LENGTH + length);
        return Excerpt.RECORD;
      }
      advance();
    }
  }

  /** Moves behind the excerpt that was looked at. */
  void advance() {
    position = aligned(position + HEADER_LENGTH + length);
  }

  /** Goes to an excerpt whose place is known. */
  void position(long newPosition) {
    position = newPosition;
  }

  /** Byte in the file where the current excerpt's header is. */
  long position() {
    return position;
  }

  /** The memory in which the current record lies. */
  UnsafeBuffer buffer() {
    return window;
  }

  /** The same memory; position and limit may be changed. */
  ByteBuffer bytes() {
    return mapped;
  }

  /** Where the current record starts in {@link #buffer}. */
  int offset() {
    return (int) (position - windowStart) + HEADER_LENGTH;
  }

  /** Length of the current record. */
  int length() {
    return length;
  }

  /** What is wrong with the current place. */
  String fault() {
    return fault;
  }

  Path path() {
    return path;
  }

  static long aligned(long place) {
    return (place + 3) & ~3L;
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

  private String headerFault(int header) {
    if ((header & NOT_COMPLETE) != 0 || length == 0) {
      return "the excerpt header 0x%08x is damaged".formatted(header);
    }
    if (!isWithinFile(position, HEADER_LENGTH + (long) length)) {
      return "an excerpt of %d bytes exceeds the file's %d bytes".formatted(length, fileLength);
    }
    final boolean isRecord = (header & METADATA) == 0;
    if (isRecord && length > RecordHeader.LENGTH_MAX) {
      return "an excerpt of %d bytes is longer than any record".formatted(length);
    }
    return null;
  }

  private boolean isWithinFile(long from, long needed) {
    if (from + needed > fileLength) {
      try {
        fileLength = channel.size();
      } catch (IOException e) {
        throw new JournalException("cannot read " + path, e);
      }
    }
    return from + needed <= fileLength;
  }

  private void show(long from, int needed) {
    if (mapped == null || from < windowStart || from + needed > windowStart + mapped.capacity()) {
      map(from, needed);
    }
  }

  private void map(long from, int needed) {
    unmap();
    windowStart = from & -PAGE;
    final long wanted = Math.max(WINDOW_LENGTH, from - windowStart + needed);
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
