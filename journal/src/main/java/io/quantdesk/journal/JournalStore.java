package io.quantdesk.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the records of a journal are stored in; fixed for the life of a journal. */
public enum JournalStore {
  /** Files of a Chronicle Queue, one for each {@link RollInterval}. */
  CHRONICLE(".cq4") {
    @Override
    RecordFile open(Path file) {
      return new CycleFile(file);
    }

    @Override
    RecordWriter append(JournalConfig config, RecordReader verified, boolean inNewFile)
        throws IOException {
      Files.deleteIfExists(DataFiles.chronicleMetadata(config.directory()));
      return new ExcerptWriter(
          config, verified.currentFile(), verified.currentPosition(), inNewFile);
    }

    @Override
    boolean hasRecordBefore(long end) {
      return true;
    }
  },
  /** Plain files of one length, whose space is allocated when they begin. */
  SEGMENTS(".qdj") {
    @Override
    RecordFile open(Path file) {
      return new SegmentFile(file);
    }

    @Override
    RecordWriter append(JournalConfig config, RecordReader verified, boolean inNewFile)
        throws IOException {
      final SegmentWriter writer =
          new SegmentWriter(config.directory(), config.blockLength(), SpaceReservation::fill);
      if (!inNewFile && verified.currentFile() != null) {
        writer.continueIn(verified.currentFile(), verified.currentPosition());
      }
      return writer;
    }

    @Override
    boolean hasRecordBefore(long end) {
      return end > SegmentHeader.LENGTH;
    }
  };

  private final String suffix;

  JournalStore(String suffix) {
    this.suffix = suffix;
  }

  /** How the names of its data files end. */
  String suffix() {
    return suffix;
  }

  /** Opens one of its data files for reading. */
  abstract RecordFile open(Path file);

  /**
   * Makes ready to append behind the last record.
   *
   * @param verified at the journal's end
   * @param inNewFile begin a new file: the last one was not closed (reliability rule J9)
   */
  abstract RecordWriter append(JournalConfig config, RecordReader verified, boolean inNewFile)
      throws IOException;

  /** Whether a file may have a record in front of a byte at which its records were found to end. */
  abstract boolean hasRecordBefore(long end);
}
