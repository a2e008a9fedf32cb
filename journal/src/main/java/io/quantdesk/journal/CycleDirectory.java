package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists the data files of a journal. Their names sort by time. */
final class CycleDirectory {
  static final String SUFFIX = ".cq4";

  private static final String METADATA_NAME = "metadata";

  private CycleDirectory() {}

  /** All data files, oldest first; none when the directory does not exist yet. */
  static List<Path> files(Path directory) {
    final List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      stream.forEach(files::add);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new JournalException("cannot list the journal directory " + directory, e);
    }
    Collections.sort(files);
    return files;
  }

  /** Chronicle's table of locks and counters: rebuilt when missing. */
  static Path metadata(Path directory) {
    return directory.resolve(METADATA_NAME + SUFFIX + "t");
  }
}
