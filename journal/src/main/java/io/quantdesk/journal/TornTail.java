package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Clears what a process that died while writing left behind the last record: part of a record, or a
 * file that was not begun. Nobody was told that it is committed: the mark says up to where that is
 * so. Without a mark that is not known, and the bytes are refused.
 *
 * <p>A reader may be waiting at that place, and must not take it for damage once the mark has moved
 * on. And Chronicle would append over it, and takes what lies there for part of its index arrays.
 */
final class TornTail {
  /** One record may be under way, and Chronicle's index arrays with it. */
  private static final int LENGTH_MAX = RecordHeader.LENGTH_MAX + (1 << 20);

  private static final int STEP = 1 << 16;

  private final Path directory;
  private final boolean isCommittedKnown;

  TornTail(Path directory, boolean isCommittedKnown) {
    this.directory = directory;
    this.isCommittedKnown = isCommittedKnown;
  }

  /**
   * Clears everything behind the last record; only the holder of the journal's lock may.
   *
   * @param newest file that was read last, null when none has a header
   * @param end byte in it behind the last excerpt
   * @return number of bytes that were cleared
   */
  long clear(Path newest, long end) {
    try {
      return clearUnreadyFiles(newest) + (newest == null ? 0 : clearBytes(newest, end));
    } catch (IOException e) {
      throw new JournalException("cannot clear the torn end of the journal in " + directory, e);
    }
  }

  private long clearUnreadyFiles(Path newest) throws IOException {
    final List<Path> files = DataFiles.in(directory);
    long cleared = 0;
    for (Path path : files.subList(newest == null ? 0 : files.indexOf(newest) + 1, files.size())) {
      requireKnown(path, 0);
      requireUnready(path);
      cleared += Files.size(path);
      Files.delete(path);
    }
    return cleared;
  }

  private long clearBytes(Path newest, long end) throws IOException {
    if (isComplete(newest, end)) {
      return 0;
    }
    try (FileChannel channel =
        FileChannel.open(newest, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      final long limit = Math.min(channel.size(), end + LENGTH_MAX);
      final ByteBuffer step = ByteBuffer.allocateDirect(STEP);
      long cleared = 0;
      for (long at = end; at < limit; at += STEP) {
        if (!isZero(channel, at, limit, step)) {
          requireKnown(newest, end);
          cleared += zero(channel, at, Math.min(STEP, limit - at), step);
        }
      }
      return cleared;
    }
  }

  private static boolean isComplete(Path path, long end) {
    try (RecordFile file = DataFiles.open(path)) {
      file.position(end);
      return file.look() == RecordFile.Place.COMPLETE;
    }
  }

  private static boolean isZero(FileChannel channel, long at, long limit, ByteBuffer step)
      throws IOException {
    step.clear().limit((int) Math.min(STEP, limit - at));
    readFully(channel, at, step);
    step.flip();
    while (step.remaining() >= Long.BYTES) {
      if (step.getLong() != 0) {
        return false;
      }
    }
    while (step.hasRemaining()) {
      if (step.get() != 0) {
        return false;
      }
    }
    return true;
  }

  private static void readFully(FileChannel channel, long at, ByteBuffer step) throws IOException {
    while (step.hasRemaining() && channel.read(step, at + step.position()) >= 0) {}
  }

  private static long zero(FileChannel channel, long at, long length, ByteBuffer step)
      throws IOException {
    step.clear();
    while (step.remaining() >= Long.BYTES) {
      step.putLong(0);
    }
    step.clear().limit((int) length);
    while (step.hasRemaining()) {
      channel.write(step, at + step.position());
    }
    return length;
  }

  private static void requireUnready(Path path) {
    try (RecordFile file = DataFiles.open(path)) {
      if (file.isReady()) {
        throw new JournalException(path + " lies behind the file in which the journal ends");
      }
    }
  }

  private void requireKnown(Path path, long end) {
    if (!isCommittedKnown) {
      throw new JournalException(
          "%s has bytes behind its last record, at byte %d, and %s is missing, which would say whether they were committed. Restore it, or the whole directory, from a copy."
              .formatted(path, end, directory.resolve(CommittedMark.FILE_NAME)));
    }
  }
}
