package io.quantdesk.journal;

import java.nio.file.Path;

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
 * Chronicle writes the header last: a record is seen whole or not at all.
 */
final class CycleFile extends RecordFile {
  static final int HEADER_LENGTH = 4;
  static final int NOT_COMPLETE = 0x8000_0000;
  static final int METADATA = 0x4000_0000;
  static final int LENGTH_MASK = 0x3FFF_FFFF;
  static final int END_OF_FILE = NOT_COMPLETE | METADATA;

  private int length;
  private String fault;

  CycleFile(Path path) {
    super(path);
  }

  /** Whether the file's own header is written. */
  @Override
  boolean isReady() {
    if (!isWithinFile(HEADER_LENGTH)) {
      return false;
    }
    final int header = header();
    return header != 0 && (header & NOT_COMPLETE) == 0;
  }

  @Override
  Place look() {
    while (true) {
      if (!isWithinFile(HEADER_LENGTH)) {
        return Place.UNWRITTEN;
      }
      final int header = header();
      if (header == 0) {
        return Place.UNWRITTEN;
      }
      if (header == END_OF_FILE) {
        return Place.COMPLETE;
      }
      length = header & LENGTH_MASK;
      fault = headerFault(header);
      if (fault != null) {
        return Place.FAULT;
      }
      if ((header & METADATA) == 0) {
        show(HEADER_LENGTH + length);
        return Place.RECORD;
      }
      advance();
    }
  }

  @Override
  void advance() {
    position(aligned(position() + HEADER_LENGTH + length));
  }

  @Override
  int offset() {
    return placeInBuffer() + HEADER_LENGTH;
  }

  @Override
  int length() {
    return length;
  }

  @Override
  String fault() {
    return fault;
  }

  @Override
  boolean isAligned(long place) {
    return place == aligned(place);
  }

  @Override
  boolean showsUnfinished() {
    return false;
  }

  static long aligned(long place) {
    return (place + 3) & ~3L;
  }

  private int header() {
    show(HEADER_LENGTH);
    return buffer().getIntVolatile(placeInBuffer());
  }

  private String headerFault(int header) {
    if ((header & NOT_COMPLETE) != 0 || length == 0) {
      return "the excerpt header 0x%08x is damaged".formatted(header);
    }
    if (!isWithinFile(HEADER_LENGTH + (long) length)) {
      return "an excerpt of %d bytes exceeds the file's %d bytes".formatted(length, fileLength());
    }
    final boolean isRecord = (header & METADATA) == 0;
    if (isRecord && length > RecordHeader.LENGTH_MAX) {
      return "an excerpt of %d bytes is longer than any record".formatted(length);
    }
    return null;
  }
}
