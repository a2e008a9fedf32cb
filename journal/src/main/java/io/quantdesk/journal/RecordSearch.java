package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.List;

/** Finds the file that holds a sequence, by the first record of each file. */
final class RecordSearch {
  private final List<Path> files;

  /** Searches files in the order of their records; at least one. */
  RecordSearch(List<Path> files) {
    this.files = files;
  }

  /** Opens the last file that begins at or before the sequence, or the first file. */
  CycleFile fileWith(long sequence) {
    int low = 0;
    int high = files.size() - 1;
    while (low < high) {
      final int middle = (low + high + 1) >>> 1;
      if (firstSequence(files.get(middle)) <= sequence) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new CycleFile(files.get(low));
  }

  /** A file without a readable first record counts as too late: reading then starts before it. */
  private static long firstSequence(Path path) {
    try (CycleFile file = new CycleFile(path)) {
      return file.isReady()
              && file.look() == CycleFile.Excerpt.RECORD
              && file.length() >= RecordHeader.LENGTH
          ? RecordHeader.firstSequence(file.buffer(), file.offset())
          : Long.MAX_VALUE;
    }
  }
}
