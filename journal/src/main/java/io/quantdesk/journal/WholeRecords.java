package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Whole records behind the place where a journal seems to end, wherever in a file they lie, and
 * what they say about what the disk had before they were made: they may prove that a damaged one
 * was forced, so that it was not lost with the power but later.
 */
final class WholeRecords {
  private static final int WINDOW_LENGTH = 64 << 20;

  private final RecordChecksums checksums = new RecordChecksums();
  private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
  private boolean isEmpty = true;
  private long highestForced;

  private WholeRecords() {}

  /** Those in the first of some files, from a byte on, and in all files after it. */
  static WholeRecords in(List<Path> files, long from) {
    final WholeRecords records = new WholeRecords();
    long start = from;
    for (Path file : files) {
      records.find(file, start);
      start = 0;
    }
    return records;
  }

  boolean isEmpty() {
    return isEmpty;
  }

  /** Highest sequence that was forced for sure, by what they say; 0 when there are none. */
  long highestForced() {
    return highestForced;
  }

  private void find(Path file, long from) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      final long size = channel.size();
      for (long at = CycleFile.aligned(from); at < size; at += WINDOW_LENGTH) {
        final long length = Math.min(size - at, WINDOW_LENGTH + (long) RecordHeader.LENGTH_MAX);
        final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, at, length);
        find(mapped);
        window.wrap(0, 0);
        BufferUtil.free(mapped);
      }
    } catch (IOException e) {
      throw new JournalException("cannot read " + file, e);
    }
  }

  private void find(MappedByteBuffer mapped) {
    window.wrap(mapped);
    final int end = mapped.capacity() - RecordHeader.LENGTH;
    for (int at = 0; at <= Math.min(end, WINDOW_LENGTH - 1); at += Integer.BYTES) {
      if (window.getInt(at, ByteOrder.LITTLE_ENDIAN) == RecordHeader.MAGIC && isWhole(mapped, at)) {
        isEmpty = false;
        highestForced = Math.max(highestForced, RecordHeader.forcedSequence(window, at));
      }
    }
  }

  private boolean isWhole(MappedByteBuffer mapped, int at) {
    final int length = RecordHeader.length(window, at);
    return length >= RecordHeader.LENGTH
        && length <= mapped.capacity() - at
        && checksums.crc(mapped, at, length) == RecordHeader.crc(window, at);
  }
}
