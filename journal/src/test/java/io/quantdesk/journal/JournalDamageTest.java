package io.quantdesk.journal;

import static io.quantdesk.journal.WrittenJournal.LAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the files: no altered entry is handed over, and no loss goes unnoticed. */
@ParameterizedClass
@EnumSource(JournalStore.class)
class JournalDamageTest {
  @Parameter private JournalStore store;
  @TempDir private Path parent;
  private WrittenJournal journal;

  @BeforeEach
  void writeThreeFiles() {
    journal = WrittenJournal.in(parent.resolve("commands"), store);
  }

  @Test
  void shouldFindEveryFlippedBitOfARecord() throws IOException {
    final Path path = fullest();
    final RecordRanges ranges = RecordRanges.of(path);
    final int step = store == JournalStore.CHRONICLE ? 99 : 33;
    final long end = Math.min(ranges.end() + 64, Files.size(path));
    int found = 0;
    int harmless = 0;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (long bit = 0; bit < end * 8; bit += step) {
        WrittenJournal.flip(file, bit);
        if (journal.isReadWhole()) {
          harmless++;
          assertThat(ranges.contains(bit / 8)).as("bit %d", bit).isFalse();
        } else {
          found++;
        }
        WrittenJournal.flip(file, bit);
      }
    }
    System.out.printf("bit flips in %s: %d found, %d outside of records%n", store, found, harmless);
    assertThat(found).isGreaterThan(2000);
    assertThat(journal.isReadWhole()).isTrue();
  }

  @Test
  void shouldFindATruncatedFile() throws IOException {
    for (Path path : journal.files()) {
      final byte[] original = Files.readAllBytes(path);
      final long end = RecordRanges.of(path).end();
      for (long length = 0; length < end; length += 211) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
          file.setLength(length);
        }
        assertThat(journal.isReadWhole()).as("%s cut to %d bytes", path, length).isFalse();
        if (length % (211 * 50) == 0) {
          assertThatThrownBy(() -> journal.open()).isInstanceOf(JournalException.class);
        }
        Files.write(path, original);
      }
    }
    assertThat(journal.isReadWhole()).isTrue();
  }

  @Test
  void shouldFindZeroedBlocks() throws IOException {
    final int block = 512;
    for (Path path : journal.files()) {
      final byte[] original = Files.readAllBytes(path);
      final RecordRanges ranges = RecordRanges.of(path);
      final int from = Math.toIntExact(ranges.starts().get(0)) / block * block;
      for (int at = from; at + block <= ranges.end(); at += block) {
        final byte[] damaged = original.clone();
        Arrays.fill(damaged, at, at + block, (byte) 0);
        Files.write(path, damaged);
        assertThat(journal.isReadWhole()).as("%s zeros from byte %d", path, at).isFalse();
      }
      Files.write(path, original);
    }
    assertThat(journal.isReadWhole()).isTrue();
  }

  @Test
  void shouldFindAMissingFile() throws IOException {
    for (Path path : journal.files()) {
      final Path aside = parent.resolve("aside");
      Files.move(path, aside);
      assertThat(journal.isReadWhole()).isFalse();
      assertThatThrownBy(() -> journal.open()).isInstanceOf(JournalException.class);
      Files.move(aside, path);
    }
    assertThat(journal.isReadWhole()).isTrue();
  }

  @Test
  void shouldFindThatAllFilesAreMissing() throws IOException {
    for (Path path : journal.files()) {
      Files.delete(path);
    }
    assertThatThrownBy(() -> journal.open())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("sequence 400 is committed");
  }

  @Test
  void shouldNameFileByteAndSequenceOfTheDamage() throws IOException {
    final Path second = journal.files().get(1);
    final RecordRanges ranges = RecordRanges.of(second);
    try (RandomAccessFile file = new RandomAccessFile(second.toFile(), "rw")) {
      WrittenJournal.flip(file, (ranges.records().get(2) + RecordHeader.LENGTH + 10) * 8);
    }
    assertThatThrownBy(() -> journal.open())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(second.toString())
        .hasMessageContaining("byte " + ranges.starts().get(2) + ",")
        .hasMessageContaining("sequence " + ranges.firstSequences().get(2) + " is expected")
        .hasMessageContaining("checksum")
        .hasMessageContaining("restore this file");
  }

  @Test
  void shouldFindEveryFlippedBitOfTheMarkOrLoseNothing() throws IOException {
    final Path mark = journal.mark();
    int refused = 0;
    for (long bit = 0; bit < Files.size(mark) * 8; bit++) {
      try (RandomAccessFile file = new RandomAccessFile(mark.toFile(), "rw")) {
        WrittenJournal.flip(file, bit);
        refused += journal.isReadWhole() ? 0 : 1;
        WrittenJournal.flip(file, bit);
      }
    }
    assertThat(refused).isGreaterThan(64);
  }

  @Test
  void shouldWorkWithoutMarkWhenNothingIsBehindTheEnd() throws IOException {
    Files.delete(journal.mark());
    assertThat(journal.readAll()).isEqualTo(LAST);
    try (Journal writer = journal.open()) {
      TestEntries.append(writer, LAST + 1, LAST + 10, 2);
    }
    assertThat(journal.readAll()).isEqualTo(LAST + 10);
  }

  @Test
  void shouldRefuseBytesBehindTheEndWithoutMark() throws IOException {
    final Path newest = journal.newest();
    final long end = RecordRanges.of(newest).end();
    Files.delete(journal.mark());
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(end + 1000);
      file.write(1);
    }
    assertThatThrownBy(() -> journal.open())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("bytes behind its last record")
        .hasMessageContaining(CommittedMark.FILE_NAME);
  }

  @Test
  void shouldRemoveANewFileThatWasNeverBegun() throws IOException {
    journal.passMinute();
    for (int length : new int[] {0, 1, 4096}) {
      final Path next = journal.next();
      Files.write(next, new byte[length]);
      try (Journal writer = journal.open()) {
        assertThat(writer.lastSequence()).isEqualTo(LAST);
      }
      assertThat(next).doesNotExist();
    }
    assertThat(journal.readAll()).isEqualTo(LAST);
  }

  @Test
  void shouldGoOnInTheSameFileOnlyAfterACleanClose() {
    final List<Path> before = journal.files();
    try (Journal writer = journal.open()) {
      TestEntries.append(writer, LAST + 1, LAST + 2, 1);
    }
    assertThat(journal.files()).isEqualTo(before);
    // A writer that dies leaves the mark as the next writer's start leaves it.
    CommittedMark.create(journal.directory(), JournalKind.COMMANDS, LAST + 2).close();
    try (Journal writer = journal.open()) {
      TestEntries.append(writer, LAST + 3, LAST + 4, 1);
    }
    assertThat(journal.files()).hasSize(before.size() + 1);
    assertThat(journal.readAll()).isEqualTo(LAST + 4);
  }

  /** A writer may die between publishing a record and moving the mark, in a new file too. */
  @Test
  void shouldKeepRecordsThatTheMarkDoesNotKnowYet() throws IOException {
    try (CommittedMark mark =
        CommittedMark.create(journal.directory(), JournalKind.COMMANDS, 200)) {
      assertThat(mark.sequence()).isEqualTo(200);
    }
    try (Journal writer = journal.open()) {
      assertThat(writer.lastSequence()).isEqualTo(LAST);
      TestEntries.append(writer, LAST + 1, LAST + 10, 3);
    }
    assertThat(journal.readAll()).isEqualTo(LAST + 10);
  }

  private Path fullest() {
    return journal.files().stream()
        .max(Comparator.comparingLong(path -> RecordRanges.of(path).end()))
        .orElseThrow();
  }
}
