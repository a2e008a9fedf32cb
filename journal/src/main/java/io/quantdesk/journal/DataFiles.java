package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists and opens the data files of a journal, whichever store they are of; the files tell. */
final class DataFiles {
  private static final String CHRONICLE_METADATA_NAME = "metadata";

  private DataFiles() {}

  /**
   * All data files, oldest first: their names sort so. None when the directory does not exist yet.
   *
   * @throws JournalException when files of two stores lie there
   */
  static List<Path> in(Path directory) {
    final List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(directory, path -> storeOf(path) != null)) {
      stream.forEach(files::add);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new JournalException("cannot list the journal directory " + directory, e);
    }
    Collections.sort(files);
    requireOneStore(files);
    return files;
  }

  /** What the journal in a directory is stored in; null when it has no file yet. */
  static JournalStore storeIn(Path directory) {
    final List<Path> files = in(directory);
    return files.isEmpty() ? null : storeOf(files.get(0));
  }

  /** Opens a data file for reading. */
  static RecordFile open(Path file) {
    return storeOf(file).open(file);
  }

  /** What a file belongs to by its name; null when it is no data file. */
  static JournalStore storeOf(Path file) {
    final String name = file.getFileName().toString();
    for (JournalStore store : JournalStore.values()) {
      if (name.endsWith(store.suffix())) {
        return store;
      }
    }
    return null;
  }

  /** Chronicle's table of locks and counters: rebuilt when missing. */
  static Path chronicleMetadata(Path directory) {
    return directory.resolve(CHRONICLE_METADATA_NAME + JournalStore.CHRONICLE.suffix() + "t");
  }

  private static void requireOneStore(List<Path> files) {
    for (Path file : files) {
      if (storeOf(file) != storeOf(files.get(0))) {
        throw new JournalException(
            "%s and %s are files of two journal stores: move the ones aside that do not belong here"
                .formatted(files.get(0), file.getFileName()));
      }
    }
  }
}
