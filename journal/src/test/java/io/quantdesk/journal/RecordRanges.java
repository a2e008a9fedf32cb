package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the records of a file lie.
 *
 * @param starts with what the store puts in front of a record
 * @param records the records themselves
 * @param end behind the last one
 */
record RecordRanges(
    List<Long> starts,
    List<Long> records,
    List<Integer> lengths,
    List<Long> firstSequences,
    long end) {
  static RecordRanges of(Path path) {
    final List<Long> starts = new ArrayList<>();
    final List<Long> records = new ArrayList<>();
    final List<Integer> lengths = new ArrayList<>();
    final List<Long> firstSequences = new ArrayList<>();
    try (RecordFile file = DataFiles.open(path)) {
      while (file.look() == RecordFile.Place.RECORD) {
        starts.add(file.position());
        records.add(file.position() + file.offset() - file.placeInBuffer());
        lengths.add(file.length());
        firstSequences.add(RecordHeader.firstSequence(file.buffer(), file.offset()));
        file.advance();
      }
      return new RecordRanges(starts, records, lengths, firstSequences, file.position());
    }
  }

  boolean contains(long place) {
    for (int i = 0; i < starts.size(); i++) {
      if (place >= starts.get(i) && place < records.get(i) + lengths.get(i)) {
        return true;
      }
    }
    return false;
  }
}
