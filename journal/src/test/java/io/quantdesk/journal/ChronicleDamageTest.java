package io.quantdesk.journal;

import static io.quantdesk.journal.WrittenJournal.LAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to what Chronicle puts around our records. */
class ChronicleDamageTest {
  /** With which Chronicle closes a file: a header of metadata without length, and a word. */
  private static final byte[] END_OF_FILE = {0, 0, 0, (byte) 0xC0, (byte) 0xC3, 'E', 'O', 'F'};

  @TempDir private Path parent;
  private WrittenJournal journal;

  @BeforeEach
  void writeThreeFiles() {
    journal = WrittenJournal.in(parent.resolve("commands"), JournalStore.CHRONICLE);
  }

  @Test
  void shouldFindEveryFlippedBitOfAnExcerptHeader() throws IOException {
    for (Path path : journal.files()) {
      final RecordRanges ranges = RecordRanges.of(path);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        for (long header : ranges.starts()) {
          for (long bit = header * 8; bit < (header + CycleFile.HEADER_LENGTH) * 8; bit++) {
            WrittenJournal.flip(file, bit);
            assertThat(journal.isReadWhole()).as("%s bit %d", path, bit).isFalse();
            WrittenJournal.flip(file, bit);
          }
        }
      }
    }
  }

  /** Chronicle trusts its counters and index arrays; appending must not harm what is there. */
  @Test
  void shouldLoseNothingWhenAppendingWithDamagedChronicleMetadata() throws IOException {
    final Path newest = journal.files().get(2);
    final RecordRanges ranges = RecordRanges.of(newest);
    final byte[] original = Files.readAllBytes(newest);
    final byte[] mark = Files.readAllBytes(journal.mark());
    int refused = 0;
    int continued = 0;
    for (long bit = 32; bit < ranges.starts().get(0) * 8; bit += bit < 8 * 512 ? 7 : 4999) {
      try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
        WrittenJournal.flip(file, bit);
      }
      if (appendedAfterDamage()) {
        continued++;
        assertThat(journal.readAll()).as("bit %d", bit).isEqualTo(LAST + 20);
      } else {
        refused++;
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
          WrittenJournal.flip(file, bit);
        }
        assertThat(journal.readAll()).as("bit %d repaired", bit).isBetween(LAST, LAST + 20);
      }
      Files.write(newest, original);
      Files.write(journal.mark(), mark);
    }
    System.out.printf("damaged metadata: %d refused, %d continued%n", refused, continued);
    assertThat(continued).isPositive();
  }

  @Test
  void shouldClearWhatAnInterruptedWriteLeft() throws IOException {
    final Path newest = journal.files().get(2);
    final long end = RecordRanges.of(newest).end();
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(end + CycleFile.HEADER_LENGTH);
      file.write(TestEntries.entry(1, 70_000));
    }
    try (Journal writer = journal.open()) {
      assertThat(writer.lastSequence()).isEqualTo(LAST);
      TestEntries.append(writer, LAST + 1, LAST + 3, 1);
    }
    assertThat(journal.readAll()).isEqualTo(LAST + 3);
    // An unclean stop begins a new file: of the old one only Chronicle's end mark may follow.
    final byte[] bytes = Files.readAllBytes(newest);
    final long closed = RecordRanges.of(newest).end();
    final int behind = (int) closed + END_OF_FILE.length;
    assertThat(Arrays.copyOfRange(bytes, (int) closed, behind)).isEqualTo(END_OF_FILE);
    for (long at = behind; at < bytes.length; at++) {
      assertThat(bytes[(int) at]).as("byte %d", at).isZero();
    }
    assertThat(journal.files()).hasSize(4);
  }

  @Test
  void shouldContinueInANewFileThatHoldsNoRecordYet() {
    journal.passMinute();
    try (ChronicleQueue dead =
        SingleChronicleQueueBuilder.binary(journal.directory())
            .rollCycle(LegacyRollCycles.MINUTELY)
            .blockSize(journal.config().blockLength())
            .timeProvider(journal.clock()::get)
            .build()) {
      dead.createAppender().writingDocument();
      assertThat(journal.files()).hasSize(4);
      try (Journal writer = journal.open()) {
        assertThat(writer.lastSequence()).isEqualTo(LAST);
        TestEntries.append(writer, LAST + 1, LAST + 10, 3);
      }
    }
    assertThat(journal.files()).hasSize(4);
    assertThat(journal.readAll()).isEqualTo(LAST + 10);
  }

  private boolean appendedAfterDamage() {
    try (Journal writer = journal.open()) {
      TestEntries.append(writer, LAST + 1, LAST + 20, 3);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }
}
