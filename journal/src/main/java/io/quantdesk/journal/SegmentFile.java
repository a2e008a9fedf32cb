package io.quantdesk.journal;

import java.nio.file.Path;

/**
 * Walks the records of one segment file, read-only: behind the file's header one record after the
 * other, each at a multiple of 8, and zeros up to the end of the file.
 *
 * <p>The writer writes a record at once, from its first byte to its last; so it may be seen, and a
 * writer that dies may leave it, in part.
 */
final class SegmentFile extends RecordFile {
  private static final int ALIGNMENT = 8;

  private final SegmentHeader header = new SegmentHeader();
  private int length;
  private String fault;

  SegmentFile(Path path) {
    super(path);
  }

  /** Whether the file's header has been written, right or wrong. */
  @Override
  boolean isReady() {
    return isWithinFile(SegmentHeader.LENGTH) && magic(SegmentHeader.LENGTH) != 0;
  }

  @Override
  Place look() {
    if (position() == 0) {
      final Place place = lookAtHeader();
      if (place != Place.RECORD) {
        return place;
      }
      position(SegmentHeader.LENGTH);
    }
    if (!isWithinFile(RecordHeader.LENGTH) || magic(RecordHeader.LENGTH) == 0) {
      return Place.UNWRITTEN;
    }
    length = RecordHeader.length(buffer(), placeInBuffer());
    fault = recordFault();
    if (fault != null) {
      return Place.FAULT;
    }
    show(length);
    return Place.RECORD;
  }

  @Override
  void advance() {
    position(aligned(position() + length));
  }

  @Override
  int offset() {
    return placeInBuffer();
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
    return true;
  }

  static long aligned(long place) {
    return (place + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private Place lookAtHeader() {
    if (!isReady()) {
      return Place.UNWRITTEN;
    }
    fault = header.fault(buffer(), bytes(), placeInBuffer(), path());
    return fault == null ? Place.RECORD : Place.FAULT;
  }

  private int magic(int needed) {
    show(needed);
    return buffer().getIntVolatile(placeInBuffer());
  }

  private String recordFault() {
    if (RecordHeader.magic(buffer(), placeInBuffer()) != RecordHeader.MAGIC) {
      return "these bytes are not a journal record";
    }
    if (length < RecordHeader.LENGTH || length > RecordHeader.LENGTH_MAX) {
      return "a record of %d bytes cannot be".formatted(length);
    }
    if (!isWithinFile(length)) {
      return "a record of %d bytes exceeds the file's %d bytes".formatted(length, fileLength());
    }
    return null;
  }
}
