package io.quantdesk.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the records of a file lie. */
record RecordRanges(List<Long> headers, List<Integer> lengths, long end) {
  static RecordRanges of(Path path) {
    final List<Long> headers = new ArrayList<>();
    final List<Integer> lengths = new ArrayList<>();
    try (CycleFile file = new CycleFile(path)) {
      while (file.look() == CycleFile.Excerpt.RECORD) {
        headers.add(file.position());
        lengths.add(file.length());
        file.advance();
      }
      return new RecordRanges(headers, lengths, file.position());
    }
  }

  boolean contains(long place) {
    for (int i = 0; i < headers.size(); i++) {
      final long start = headers.get(i);
      if (place >= start && place < start + CycleFile.HEADER_LENGTH + lengths.get(i)) {
        return true;
      }
    }
    return false;
  }
}
