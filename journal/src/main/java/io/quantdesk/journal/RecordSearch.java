package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.List;

/** Finds the file that holds a sequence, by the first record of each file. */
final class RecordSearch {
  private final List<Path> files;
  private final RecordVerifier verifier;

  /** Searches files in the order of their records; at least one. */
  RecordSearch(List<Path> files, RecordVerifier verifier) {
    this.files = files;
    this.verifier = verifier;
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
    return atHint(files.get(low), sequence);
  }

  /** Opens a file at a record shortly before the sequence, or at its beginning. */
  private CycleFile atHint(Path path, long sequence) {
    final CycleFile file = new CycleFile(path);
    final long position = SeekHints.positionBefore(path, sequence);
    if (position > 0) {
      file.position(position);
      if (!isRecordStart(file, position)) {
        file.position(0);
      }
    }
    return file;
  }

  private boolean isRecordStart(CycleFile file, long position) {
    return position == CycleFile.aligned(position)
        && file.look() == CycleFile.Excerpt.RECORD
        && file.position() == position
        && verifier.isWhole(file.buffer(), file.bytes(), file.offset(), file.length());
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
