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
  RecordFile fileWith(long sequence) {
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
  private RecordFile atHint(Path path, long sequence) {
    final RecordFile file = DataFiles.open(path);
    final long position = SeekHints.positionBefore(path, sequence);
    if (position > 0) {
      file.position(position);
      if (!isRecordStart(file, position)) {
        file.position(0);
      }
    }
    return file;
  }

  private boolean isRecordStart(RecordFile file, long position) {
    return file.isAligned(position)
        && file.look() == RecordFile.Place.RECORD
        && file.position() == position
        && isWhole(file);
  }

  /** A file without a readable first record counts as too late: reading then starts before it. */
  private long firstSequence(Path path) {
    try (RecordFile file = DataFiles.open(path)) {
      return file.isReady()
              && file.look() == RecordFile.Place.RECORD
              && file.length() >= RecordHeader.LENGTH
              && (!file.showsUnfinished() || isWhole(file))
          ? RecordHeader.firstSequence(file.buffer(), file.offset())
          : Long.MAX_VALUE;
    }
  }

  private boolean isWhole(RecordFile file) {
    return verifier.isWhole(file.buffer(), file.bytes(), file.offset(), file.length());
  }
}
