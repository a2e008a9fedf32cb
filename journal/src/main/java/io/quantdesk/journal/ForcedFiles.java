package io.quantdesk.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Forces what was written to files, through their mappings or not, by channels of its own:
 * Chronicle's sync covers only the block that is mapped at the moment. Files that were left are
 * forced before the current one, and a new one with its directory.
 *
 * <p>Owned by the journal's thread, which must never be interrupted: that closes the channels.
 */
final class ForcedFiles implements AutoCloseable {
  private final Path directory;
  private final List<Path> left = new ArrayList<>();
  private Path file;
  private FileChannel current;
  private boolean isNew;

  ForcedFiles(Path directory) {
    this.directory = directory;
  }

  /** Another file is written from here on, which exists. */
  void enter(Path newFile) throws IOException {
    close();
    file = newFile;
    current = FileChannel.open(file, StandardOpenOption.WRITE);
    isNew = true;
  }

  /** Returns when the disk has all that was written before. */
  void force() throws IOException {
    for (Path path : left) {
      forceFile(path);
    }
    left.clear();
    if (current != null) {
      current.force(false);
    }
    if (isNew) {
      forceDirectory(directory);
      isNew = false;
    }
  }

  /** Forces one file whole, whoever has written it. */
  static void forceFile(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  /** Forces all data files of a journal, and their names, whoever writes there. */
  static void forceAll(Path directory) throws IOException {
    for (Path file : DataFiles.in(directory)) {
      forceFile(file);
    }
    forceDirectory(directory);
  }

  /** Forces the names of the files in a directory. */
  static void forceDirectory(Path directory) throws IOException {
    force(directory, StandardOpenOption.READ);
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      left.add(file);
      current.close();
      current = null;
    }
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
