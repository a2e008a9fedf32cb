package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files: no altered entry is handed over, and no loss goes unnoticed. */
class JournalDamageTest {
  /** With which Chronicle closes a file: a header of metadata without length, and a word. */
  private static final byte[] END_OF_FILE = {0, 0, 0, (byte) 0xC0, (byte) 0xC3, 'E', 'O', 'F'};

  private static final long LAST = 400;
  private static final int BATCH = 9;
  private static final long MINUTE_MILLIS = 60_000;

  @TempDir private Path parent;
  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private Path directory;
  private JournalConfig config;

  @BeforeEach
  void writeThreeFiles() {
    directory = parent.resolve("commands");
    config =
        JournalConfig.of(directory, JournalKind.COMMANDS)
            .withRollInterval(RollInterval.MINUTELY)
            .withBlockLength(256 << 10)
            .withClock(clock::get);
    try (Journal journal = Journals.open(config)) {
      TestEntries.append(journal, 1, 100, BATCH);
      clock.addAndGet(MINUTE_MILLIS);
      TestEntries.append(journal, 101, 200, BATCH);
      clock.addAndGet(MINUTE_MILLIS);
      TestEntries.append(journal, 201, LAST, BATCH);
    }
  }

  @Test
  void shouldFindEveryFlippedBitOfARecord() throws IOException {
    final Path path = CycleDirectory.files(directory).get(2);
    final RecordRanges ranges = RecordRanges.of(path);
    int found = 0;
    int harmless = 0;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (long bit = 0; bit < (ranges.end() + 64) * 8; bit += 100) {
        flip(file, bit);
        if (isReadWhole()) {
          harmless++;
          assertThat(ranges.contains(bit / 8)).as("bit %d", bit).isFalse();
        } else {
          found++;
        }
        flip(file, bit);
      }
    }
    System.out.printf("bit flips: %d found, %d outside of records%n", found, harmless);
    assertThat(found).isGreaterThan(2000);
    assertThat(isReadWhole()).isTrue();
  }

  @Test
  void shouldFindEveryFlippedBitOfAnExcerptHeader() throws IOException {
    for (Path path : CycleDirectory.files(directory)) {
      final RecordRanges ranges = RecordRanges.of(path);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        for (long header : ranges.headers()) {
          for (long bit = header * 8; bit < (header + CycleFile.HEADER_LENGTH) * 8; bit++) {
            flip(file, bit);
            assertThat(isReadWhole()).as("%s bit %d", path, bit).isFalse();
            flip(file, bit);
          }
        }
      }
    }
  }

  /** Chronicle trusts its counters and index arrays; appending must not harm what is there. */
  @Test
  void shouldLoseNothingWhenAppendingWithDamagedChronicleMetadata() throws IOException {
    final Path newest = CycleDirectory.files(directory).get(2);
    final RecordRanges ranges = RecordRanges.of(newest);
    final byte[] original = Files.readAllBytes(newest);
    final byte[] mark = Files.readAllBytes(directory.resolve(CommittedMark.FILE_NAME));
    int refused = 0;
    int continued = 0;
    for (long bit = 32; bit < ranges.headers().get(0) * 8; bit += bit < 8 * 512 ? 7 : 4999) {
      try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
        flip(file, bit);
      }
      if (appendedAfterDamage()) {
        continued++;
        assertThat(readAll()).as("bit %d", bit).isEqualTo(LAST + 20);
      } else {
        refused++;
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
          flip(file, bit);
        }
        assertThat(readAll()).as("bit %d repaired", bit).isBetween(LAST, LAST + 20);
      }
      Files.write(newest, original);
      Files.write(directory.resolve(CommittedMark.FILE_NAME), mark);
    }
    System.out.printf("damaged metadata: %d refused, %d continued%n", refused, continued);
    assertThat(continued).isPositive();
  }

  @Test
  void shouldFindATruncatedFile() throws IOException {
    for (Path path : CycleDirectory.files(directory)) {
      final byte[] original = Files.readAllBytes(path);
      final long end = RecordRanges.of(path).end();
      for (long length = 0; length < end; length += 211) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
          file.setLength(length);
        }
        assertThat(isReadWhole()).as("%s cut to %d bytes", path, length).isFalse();
        if (length % (211 * 50) == 0) {
          assertThatThrownBy(() -> Journals.open(config)).isInstanceOf(JournalException.class);
        }
        Files.write(path, original);
      }
    }
    assertThat(isReadWhole()).isTrue();
  }

  @Test
  void shouldFindAMissingFile() throws IOException {
    for (Path path : CycleDirectory.files(directory)) {
      final Path aside = parent.resolve("aside");
      Files.move(path, aside);
      assertThat(isReadWhole()).isFalse();
      assertThatThrownBy(() -> Journals.open(config)).isInstanceOf(JournalException.class);
      Files.move(aside, path);
    }
    assertThat(isReadWhole()).isTrue();
  }

  @Test
  void shouldFindThatAllFilesAreMissing() throws IOException {
    for (Path path : CycleDirectory.files(directory)) {
      Files.delete(path);
    }
    assertThatThrownBy(() -> Journals.open(config))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("sequence 400 is committed");
  }

  @Test
  void shouldNameFileByteAndSequenceOfTheDamage() throws IOException {
    final Path second = CycleDirectory.files(directory).get(1);
    final long record = RecordRanges.of(second).headers().get(2);
    try (RandomAccessFile file = new RandomAccessFile(second.toFile(), "rw")) {
      flip(file, (record + CycleFile.HEADER_LENGTH + RecordHeader.LENGTH + 10) * 8);
    }
    assertThatThrownBy(() -> Journals.open(config))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(second.toString())
        .hasMessageContaining("byte " + record)
        .hasMessageContaining("sequence 119 is expected")
        .hasMessageContaining("checksum")
        .hasMessageContaining("restore this file");
  }

  @Test
  void shouldFindEveryFlippedBitOfTheMarkOrLoseNothing() throws IOException {
    final Path mark = directory.resolve(CommittedMark.FILE_NAME);
    int refused = 0;
    for (long bit = 0; bit < Files.size(mark) * 8; bit++) {
      try (RandomAccessFile file = new RandomAccessFile(mark.toFile(), "rw")) {
        flip(file, bit);
        refused += isReadWhole() ? 0 : 1;
        flip(file, bit);
      }
    }
    assertThat(refused).isGreaterThan(64);
  }

  @Test
  void shouldWorkWithoutMarkWhenNothingIsBehindTheEnd() throws IOException {
    Files.delete(directory.resolve(CommittedMark.FILE_NAME));
    assertThat(readAll()).isEqualTo(LAST);
    try (Journal journal = Journals.open(config)) {
      TestEntries.append(journal, LAST + 1, LAST + 10, 2);
    }
    assertThat(readAll()).isEqualTo(LAST + 10);
  }

  @Test
  void shouldClearWhatAnInterruptedWriteLeft() throws IOException {
    final Path newest = CycleDirectory.files(directory).get(2);
    final long end = RecordRanges.of(newest).end();
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(end + CycleFile.HEADER_LENGTH);
      file.write(TestEntries.entry(1, 70_000));
    }
    try (Journal journal = Journals.open(config)) {
      assertThat(journal.lastSequence()).isEqualTo(LAST);
      TestEntries.append(journal, LAST + 1, LAST + 3, 1);
    }
    assertThat(readAll()).isEqualTo(LAST + 3);
    // An unclean stop begins a new file: of the old one only Chronicle's end mark may follow.
    final byte[] bytes = Files.readAllBytes(newest);
    final long closed = RecordRanges.of(newest).end();
    final int behind = (int) closed + END_OF_FILE.length;
    assertThat(Arrays.copyOfRange(bytes, (int) closed, behind)).isEqualTo(END_OF_FILE);
    for (long at = behind; at < bytes.length; at++) {
      assertThat(bytes[(int) at]).as("byte %d", at).isZero();
    }
    assertThat(CycleDirectory.files(directory)).hasSize(4);
  }

  @Test
  void shouldRefuseBytesBehindTheEndWithoutMark() throws IOException {
    final Path newest = CycleDirectory.files(directory).get(2);
    final long end = RecordRanges.of(newest).end();
    Files.delete(directory.resolve(CommittedMark.FILE_NAME));
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(end + 1000);
      file.write(1);
    }
    assertThatThrownBy(() -> Journals.open(config))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("bytes behind its last record")
        .hasMessageContaining(CommittedMark.FILE_NAME);
  }

  @Test
  void shouldRemoveANewFileThatWasNeverBegun() throws IOException {
    final Path newest = CycleDirectory.files(directory).get(2);
    clock.addAndGet(MINUTE_MILLIS);
    for (int length : new int[] {0, 1, 4096}) {
      final Path next = directory.resolve(nextName(newest));
      Files.write(next, new byte[length]);
      try (Journal journal = Journals.open(config)) {
        assertThat(journal.lastSequence()).isEqualTo(LAST);
      }
      assertThat(next).doesNotExist();
    }
    assertThat(readAll()).isEqualTo(LAST);
  }

  @Test
  void shouldGoOnInTheSameFileOnlyAfterACleanClose() {
    try (Journal journal = Journals.open(config)) {
      TestEntries.append(journal, LAST + 1, LAST + 2, 1);
    }
    assertThat(CycleDirectory.files(directory)).hasSize(3);
    // A writer that dies leaves the mark as the next writer's start leaves it.
    CommittedMark.create(directory, JournalKind.COMMANDS, LAST + 2).close();
    try (Journal journal = Journals.open(config)) {
      TestEntries.append(journal, LAST + 3, LAST + 4, 1);
    }
    assertThat(CycleDirectory.files(directory)).hasSize(4);
    assertThat(readAll()).isEqualTo(LAST + 4);
  }

  /** A writer may die between publishing a record and moving the mark, in a new file too. */
  @Test
  void shouldKeepRecordsThatTheMarkDoesNotKnowYet() throws IOException {
    try (CommittedMark mark = CommittedMark.create(directory, JournalKind.COMMANDS, 200)) {
      assertThat(mark.sequence()).isEqualTo(200);
    }
    try (Journal journal = Journals.open(config)) {
      assertThat(journal.lastSequence()).isEqualTo(LAST);
      TestEntries.append(journal, LAST + 1, LAST + 10, 3);
    }
    assertThat(readAll()).isEqualTo(LAST + 10);
  }

  @Test
  void shouldContinueInANewFileThatHoldsNoRecordYet() {
    clock.addAndGet(MINUTE_MILLIS);
    try (ChronicleQueue dead =
        SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(LegacyRollCycles.MINUTELY)
            .blockSize(config.blockLength())
            .timeProvider(clock::get)
            .build()) {
      dead.createAppender().writingDocument();
      assertThat(CycleDirectory.files(directory)).hasSize(4);
      try (Journal journal = Journals.open(config)) {
        assertThat(journal.lastSequence()).isEqualTo(LAST);
        TestEntries.append(journal, LAST + 1, LAST + 10, 3);
      }
    }
    assertThat(CycleDirectory.files(directory)).hasSize(4);
    assertThat(readAll()).isEqualTo(LAST + 10);
  }

  private static String nextName(Path newest) {
    final String name = newest.getFileName().toString();
    final int minute = Integer.parseInt(name.substring(9, 13)) + 1;
    return name.substring(0, 9) + "%04d".formatted(minute) + CycleDirectory.SUFFIX;
  }

  private boolean appendedAfterDamage() {
    try (Journal journal = Journals.open(config)) {
      TestEntries.append(journal, LAST + 1, LAST + 20, 3);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }

  /** False when the reader refused; all that it handed over is checked either way. */
  private boolean isReadWhole() {
    try {
      assertThat(readAll()).isEqualTo(LAST);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }

  private long readAll() {
    try (JournalReader reader = Journals.openReader(directory, JournalKind.COMMANDS, 1)) {
      return TestEntries.readAll(reader);
    }
  }

  private static void flip(RandomAccessFile file, long bit) throws IOException {
    file.seek(bit / 8);
    final int value = file.read();
    file.seek(bit / 8);
    file.write(value < 0 ? 0 : value ^ 1 << bit % 8);
  }
}
