package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a journal's files in order, through rolls, and follows the writer. Opens nothing for
 * writing, so that any process may read at any time, whether the directory exists or not.
 *
 * <p>An entry whose handler threw is handed over again by the next poll.
 */
final class RecordReader implements JournalReader {
  private final Path directory;
  private final CommittedMark mark;
  private final RecordVerifier verifier;
  private final long fromSequence;
  private long nextSequence;
  private boolean isPlaced;
  private RecordFile file;
  private boolean isAtUnfinished;

  RecordReader(Path directory, JournalKind kind, EntrySchema schema, long fromSequence) {
    if (fromSequence < 1) {
      throw new IllegalArgumentException("sequences begin with 1, not " + fromSequence);
    }
    this.directory = directory;
    this.fromSequence = fromSequence;
    nextSequence = fromSequence;
    mark = CommittedMark.readOnly(directory, kind);
    verifier = new RecordVerifier(kind, schema);
    verifier.expectFirst();
  }

  @Override
  public int poll(EntryHandler handler, int limit) {
    if (!isPlaced && !place()) {
      return 0;
    }
    int handed = 0;
    while (handed < limit && findRecord()) {
      handed += handOver(handler);
    }
    return handed;
  }

  @Override
  public long nextSequence() {
    return nextSequence;
  }

  /** Chain value of the last record that was handed over. */
  long chain() {
    return verifier.chain();
  }

  /** Highest sequence that was forced for sure, by the records that were handed over. */
  long forcedSequence() {
    return verifier.forcedSequence();
  }

  /** Epoch of the last record that was handed over; 0 when there is none. */
  long epoch() {
    return verifier.epoch();
  }

  /** Whether the last poll ended in front of a record that is there in part, and not committed. */
  boolean isAtUnfinished() {
    return isAtUnfinished;
  }

  /** File that is being read; null before the first. */
  Path currentFile() {
    return file == null ? null : file.path();
  }

  /** Byte in the current file behind the last record that was handed over. */
  long currentPosition() {
    return file == null ? 0 : file.position();
  }

  @Override
  public void close() {
    mark.close();
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** Moves to the next record; false at the end. The mark must be read before the files. */
  private boolean findRecord() {
    while (true) {
      final long committed = mark.sequence();
      final RecordFile.Place place = file == null ? RecordFile.Place.UNWRITTEN : file.look();
      isAtUnfinished = isUnfinished(place, committed);
      if (isAtUnfinished) {
        return false;
      }
      if (place == RecordFile.Place.RECORD) {
        return true;
      }
      if (place == RecordFile.Place.FAULT) {
        throw damaged(file.fault());
      }
      if (committed != CommittedMark.UNKNOWN && committed < verifier.nextSequence()) {
        return false;
      }
      if (!openNextFile()) {
        if (committed == CommittedMark.UNKNOWN) {
          return false;
        }
        throw damaged("the journal ends here, but sequence " + committed + " is committed");
      }
    }
  }

  /**
   * Whether the writer may still be at what lies here, or has died over it. Where there is no mark,
   * no writer has begun, and nothing may be wrong.
   */
  private boolean isUnfinished(RecordFile.Place place, long committed) {
    if (committed >= verifier.nextSequence() || file == null || !file.showsUnfinished()) {
      return false;
    }
    final boolean isWrong =
        place == RecordFile.Place.FAULT || (place == RecordFile.Place.RECORD && !isWhole());
    return isWrong
        && (committed != CommittedMark.UNKNOWN || mark.sequence() != CommittedMark.UNKNOWN);
  }

  private boolean isWhole() {
    return verifier.isWhole(file.buffer(), file.bytes(), file.offset(), file.length());
  }

  private int handOver(EntryHandler handler) {
    final UnsafeBuffer buffer = file.buffer();
    final int offset = file.offset();
    final String fault = verifier.fault(buffer, file.bytes(), offset, file.length());
    if (fault != null) {
      throw damaged(fault);
    }
    final long firstSequence = RecordHeader.firstSequence(buffer, offset);
    final int count = RecordHeader.count(buffer, offset);
    final long skip = nextSequence - firstSequence;
    int handed = 0;
    int at = offset + RecordHeader.LENGTH;
    for (int i = 0; i < count; i++) {
      final int length = RecordHeader.entryLength(buffer, at);
      at += RecordHeader.LENGTH_BYTES;
      if (i >= skip) {
        handler.onEntry(firstSequence + i, buffer, at, length);
        nextSequence = firstSequence + i + 1;
        handed++;
      }
      at += length;
    }
    verifier.accept(buffer, offset);
    file.advance();
    return handed;
  }

  /**
   * Moves to the next file although nothing in it may be committed yet: for the writer, which must
   * know all that a crash left. Only at the end of the current file.
   *
   * @return false when there is none that was begun
   */
  boolean openNextFile() {
    for (Path path : DataFiles.in(directory)) {
      if (file != null && path.compareTo(file.path()) <= 0) {
        continue;
      }
      final RecordFile next = DataFiles.open(path);
      if (next.isReady()) {
        switchTo(next);
        return true;
      }
      next.close();
    }
    return false;
  }

  private void switchTo(RecordFile next) {
    if (file != null) {
      file.close();
    }
    file = next;
  }

  /** Finds the record that holds the first wanted entry; false while there is nothing at all. */
  private boolean place() {
    if (fromSequence > 1) {
      final List<Path> files = DataFiles.in(directory);
      if (files.isEmpty()) {
        return false;
      }
      switchTo(new RecordSearch(files, verifier).fileWith(fromSequence));
      skipTo();
    }
    isPlaced = true;
    return true;
  }

  /** Passes over records by their headers; the record that is handed over first is verified. */
  private void skipTo() {
    boolean isFirst = true;
    while (findRecord()) {
      final UnsafeBuffer buffer = file.buffer();
      final int offset = file.offset();
      if (file.length() < RecordHeader.LENGTH
          || RecordHeader.magic(buffer, offset) != RecordHeader.MAGIC) {
        throw damaged("these bytes are not a journal record");
      }
      final long first = RecordHeader.firstSequence(buffer, offset);
      if (isFirst && first > 1) {
        verifier.expectUnchained(first);
      }
      if (first > fromSequence) {
        throw damaged("sequence " + fromSequence + " is missing");
      }
      if (first + RecordHeader.count(buffer, offset) > fromSequence) {
        return;
      }
      verifier.expectAfter(buffer, offset);
      file.advance();
      isFirst = false;
    }
    if (verifier.nextSequence() != fromSequence) {
      throw new JournalException(
          "%s ends with sequence %d: there is no sequence %d to read from"
              .formatted(directory, verifier.nextSequence() - 1, fromSequence));
    }
  }

  /** Says that something is wrong at the current place. */
  DamageException damaged(String fault) {
    return new DamageException(
        "journal damaged in %s at byte %d, where sequence %d is expected: %s. Entries before it are intact. Copy the directory aside, then restore this file from a copy."
            .formatted(
                file == null ? directory : file.path(),
                currentPosition(),
                verifier.nextSequence(),
                fault));
  }
}
