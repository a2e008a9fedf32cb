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
 * What whole records say about what the disk had before they were made, wherever in a file they
 * lie: records behind a damaged one may prove that the damaged one was forced, so that it was not
 * lost with the power but later.
 */
final class ForcedEvidence {
  private static final int WINDOW_LENGTH = 64 << 20;

  private final RecordChecksums checksums = new RecordChecksums();
  private final UnsafeBuffer window = new UnsafeBuffer(0, 0);

  /**
   * Highest sequence that was forced for sure, by the records in the last of some files, from a
   * byte on, and in all files after it; 0 when there are none.
   */
  long highest(List<Path> files, long from) {
    long highest = 0;
    long start = from;
    for (Path file : files) {
      highest = Math.max(highest, highest(file, start));
      start = 0;
    }
    return highest;
  }

  private long highest(Path file, long from) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long highest = 0;
      final long size = channel.size();
      for (long at = CycleFile.aligned(from); at < size; at += WINDOW_LENGTH) {
        final long length = Math.min(size - at, WINDOW_LENGTH + (long) RecordHeader.LENGTH_MAX);
        final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, at, length);
        highest = Math.max(highest, highest(mapped));
        window.wrap(0, 0);
        BufferUtil.free(mapped);
      }
      return highest;
    } catch (IOException e) {
      throw new JournalException("cannot read " + file, e);
    }
  }

  private long highest(MappedByteBuffer mapped) {
    window.wrap(mapped);
    long highest = 0;
    final int end = mapped.capacity() - RecordHeader.LENGTH;
    for (int at = 0; at <= Math.min(end, WINDOW_LENGTH - 1); at += Integer.BYTES) {
      if (window.getInt(at, ByteOrder.LITTLE_ENDIAN) == RecordHeader.MAGIC && isWhole(mapped, at)) {
        highest = Math.max(highest, RecordHeader.forcedSequence(window, at));
      }
    }
    return highest;
  }

  private boolean isWhole(MappedByteBuffer mapped, int at) {
    final int length = RecordHeader.length(window, at);
    return length >= RecordHeader.LENGTH
        && length <= mapped.capacity() - at
        && checksums.crc(mapped, at, length) == RecordHeader.crc(window, at);
  }
}
