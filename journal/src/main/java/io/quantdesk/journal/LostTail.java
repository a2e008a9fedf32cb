package io.quantdesk.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Cuts off what a loss of power has left behind the last whole record, which was never forced to
 * the disk: any of its pages may be missing. The bytes are kept aside, in a directory beside the
 * journal's files.
 */
final class LostTail {
  private static final int STEP = 1 << 16;

  private final Path directory;
  private final Path newest;
  private final List<Path> files;
  private final long end;

  /**
   * Prepares the cut; only the holder of the journal's lock may.
   *
   * @param newest file that was read last; null: there is none
   * @param end byte in it behind the last whole record
   */
  LostTail(Path directory, Path newest, long end) {
    this.directory = directory;
    this.newest = newest != null && DataFiles.storeOf(newest).hasRecordBefore(end) ? newest : null;
    final List<Path> all = DataFiles.in(directory);
    files = newest == null ? all : all.subList(all.indexOf(newest), all.size());
    this.end = newest == null ? 0 : end;
  }

  /** Whole records in the tail. */
  WholeRecords records() {
    return WholeRecords.in(files, end);
  }

  /**
   * Cuts it off.
   *
   * @param lastSequence what the journal ends with
   * @return where the bytes are kept; null when there were none
   */
  Path cut(long lastSequence) {
    try {
      if (isEmpty()) {
        return null;
      }
      final Path aside = createAside(lastSequence);
      for (Path file : files) {
        if (file.equals(newest)) {
          cutBytes(file, aside);
        } else {
          Files.move(file, aside.resolve(file.getFileName()));
        }
        Files.deleteIfExists(SeekHints.pathOf(file));
      }
      ForcedFiles.forceDirectory(aside);
      ForcedFiles.forceDirectory(directory);
      return aside;
    } catch (IOException e) {
      throw new JournalException("cannot cut off the lost end of the journal in " + directory, e);
    }
  }

  private boolean isEmpty() throws IOException {
    if (files.isEmpty() || !files.get(files.size() - 1).equals(newest)) {
      return files.isEmpty();
    }
    try (FileChannel channel = FileChannel.open(newest, StandardOpenOption.READ)) {
      final ByteBuffer step = ByteBuffer.allocateDirect(STEP);
      for (long at = end; channel.read(step.clear(), at) > 0; at += step.limit()) {
        if (!isZero(step.flip())) {
          return false;
        }
      }
      return true;
    }
  }

  private Path createAside(long lastSequence) throws IOException {
    for (int i = 1; ; i++) {
      final Path aside = directory.resolve("cut-behind-" + lastSequence + "-" + i);
      if (!Files.exists(aside)) {
        return Files.createDirectory(aside);
      }
    }
  }

  /** The copy is sparse: only what is not zero is written. */
  private void cutBytes(Path file, Path aside) throws IOException {
    final Path copy = aside.resolve(file.getFileName() + "-from-byte-" + end);
    try (FileChannel from =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel to =
            FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      final ByteBuffer step = ByteBuffer.allocateDirect(STEP);
      for (long at = end; from.read(step.clear(), at) > 0; at += step.limit()) {
        step.flip();
        if (!isZero(step)) {
          to.write(step, at - end);
        }
      }
      to.force(true);
      from.truncate(end);
      from.force(true);
    }
  }

  private static boolean isZero(ByteBuffer step) {
    for (int i = 0; i < step.limit(); i++) {
      if (step.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
