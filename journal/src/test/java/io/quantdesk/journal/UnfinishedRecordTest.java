package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A segment whose writer is at its last record, or has died over it: so many bytes of it are there,
 * and then zeros.
 */
class UnfinishedRecordTest {
  private static final long LAST = 20;
  private static final int SEGMENT_LENGTH = 16 << 10;

  @TempDir private Path parent;
  private Path directory;
  private Path file;
  private int start;
  private byte[] record;

  @BeforeEach
  void write() throws IOException {
    directory = parent.resolve("commands");
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, LAST - 1, 1);
      TestEntries.append(journal, LAST, LAST, 1);
    }
    file = DataFiles.in(directory).get(0);
    final RecordRanges ranges = RecordRanges.of(file);
    final int newest = ranges.starts().size() - 1;
    start = Math.toIntExact(ranges.starts().get(newest));
    record =
        Arrays.copyOfRange(Files.readAllBytes(file), start, start + ranges.lengths().get(newest));
    assertThat(record[record.length - 1]).isNotZero();
    uncommit(LAST - 1);
  }

  @Test
  void shouldNotBeSeenBeforeItsLastByteIsWritten() throws IOException {
    leave(0);
    try (JournalReader reader = reader(1);
        RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(LAST - 1);
      for (int written = 0; written < record.length; written++) {
        assertThat(reader.poll(TestEntries::check, 10)).as("%d bytes", written).isZero();
        bytes.seek(start + (long) written);
        bytes.write(record[written]);
      }
      assertThat(reader.poll(TestEntries::check, 10)).isEqualTo(1);
    }
  }

  @Test
  void shouldNotHinderAReaderThatBeginsInFrontOfIt() throws IOException {
    leave(record.length / 2);
    for (long from = 1; from <= LAST; from++) {
      try (JournalReader reader = reader(from)) {
        assertThat(TestEntries.readAll(reader)).isEqualTo(LAST - 1);
      }
    }
  }

  @Test
  void shouldBeDamageOnceItIsCommitted() throws IOException {
    for (int left = 0; left < record.length; left++) {
      leave(left);
      uncommit(LAST);
      try (JournalReader reader = reader(1)) {
        assertThatThrownBy(() -> TestEntries.readAll(reader))
            .as("%d bytes", left)
            .isInstanceOf(DamageException.class);
      }
      assertThatThrownBy(this::open).isInstanceOf(DamageException.class);
    }
  }

  @Test
  void shouldBeDamageWithoutMark() throws IOException {
    leave(record.length - 1);
    Files.delete(directory.resolve(CommittedMark.FILE_NAME));
    try (JournalReader reader = reader(1)) {
      assertThatThrownBy(() -> TestEntries.readAll(reader)).isInstanceOf(DamageException.class);
    }
    assertThatThrownBy(this::open).isInstanceOf(DamageException.class);
  }

  @Test
  void shouldBeClearedByTheNextWriterWhileReadersWait() throws IOException {
    for (int left = 0; left < record.length; left += 7) {
      leave(left);
      uncommit(LAST - 1);
      try (JournalReader waiting = reader(1)) {
        assertThat(TestEntries.readAll(waiting)).isEqualTo(LAST - 1);
        try (Journal journal = open()) {
          assertThat(journal.lastSequence()).isEqualTo(LAST - 1);
          assertThat(TestEntries.readAll(waiting)).isEqualTo(LAST - 1);
          TestEntries.append(journal, LAST, LAST + 2, 1);
          assertThat(TestEntries.readAll(waiting)).isEqualTo(LAST + 2);
        }
      }
      assertThat(Files.readAllBytes(file)).endsWith(new byte[SEGMENT_LENGTH - start]);
      assertThat(DataFiles.in(directory))
          .containsExactly(file, SegmentHeader.pathOf(directory, LAST));
      Files.delete(SegmentHeader.pathOf(directory, LAST));
    }
  }

  @Test
  void shouldBeDamageWhenARecordLiesBehindIt() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      WrittenJournal.flip(bytes, (start - 20L) * 8);
    }
    uncommit(LAST - 2);
    assertThatThrownBy(this::open)
        .isInstanceOf(DamageException.class)
        .hasMessageContaining("records lie behind it");
  }

  /**
   * The segment itself is unfinished, too: its name is that of the one that begins in its place.
   */
  @Test
  void shouldBeWrittenAgainInItsPlaceWhenItWasTheFirstOfASegment() throws IOException {
    leave(0);
    final Path next = SegmentHeader.pathOf(directory, LAST);
    final byte[] begun = new byte[SEGMENT_LENGTH];
    new SegmentHeader().encode(LAST, 2).get(begun, 0, SegmentHeader.LENGTH);
    System.arraycopy(record, 0, begun, SegmentHeader.LENGTH, record.length - 1);
    for (int left = 0; left < SegmentHeader.LENGTH + record.length; left++) {
      Files.write(next, Arrays.copyOf(Arrays.copyOf(begun, left), SEGMENT_LENGTH));
      uncommit(LAST - 1);
      try (Journal journal = open()) {
        assertThat(journal.lastSequence()).as("%d bytes", left).isEqualTo(LAST - 1);
        TestEntries.append(journal, LAST, LAST + 2, 1);
      }
      assertThat(DataFiles.in(directory)).containsExactly(file, next);
      try (JournalReader reader = reader(1)) {
        assertThat(TestEntries.readAll(reader)).as("%d bytes", left).isEqualTo(LAST + 2);
      }
      Files.delete(SeekHints.pathOf(next));
    }
  }

  /** Leaves so many bytes of the last record. */
  private void leave(int bytes) throws IOException {
    try (RandomAccessFile segment = new RandomAccessFile(file.toFile(), "rw")) {
      segment.seek(start);
      segment.write(Arrays.copyOf(Arrays.copyOf(record, bytes), record.length));
    }
  }

  /** Leaves the mark as a writer that has died leaves it. */
  private void uncommit(long committed) {
    CommittedMark.create(directory, JournalKind.COMMANDS, committed).close();
  }

  private Journal open() {
    return Journals.open(
        JournalConfig.of(directory, JournalKind.COMMANDS)
            .withStore(JournalStore.SEGMENTS)
            .withBlockLength(SEGMENT_LENGTH));
  }

  private JournalReader reader(long from) {
    return Journals.openReader(directory, JournalKind.COMMANDS, from);
  }
}
