package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loss of power: what was forced is there, whatever else is left; and damage to what was forced is
 * refused. Seeds by -Dpower.seeds=N or -Dpower.seed=N.
 */
@ParameterizedClass
@EnumSource(JournalStore.class)
class PowerLossTest {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int LOSSES = 4;
  private static final int STEPS_MAX = 60;
  private static final int ENTRIES_MAX = 40;

  @Parameter private JournalStore store;
  @TempDir private Path parent;
  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);

  static Stream<Long> seeds() {
    final Long one = Long.getLong("power.seed");
    return one != null
        ? Stream.of(one)
        : LongStream.rangeClosed(1, Long.getLong("power.seeds", 50)).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldKeepWhatWasForced(long seed) throws IOException {
    final SplittableRandom random = new SplittableRandom(seed);
    Path directory = parent.resolve("0");
    long acknowledged = 0;
    for (int loss = 1; loss <= LOSSES; loss++) {
      final Path left = parent.resolve(String.valueOf(loss));
      acknowledged = writeUntilPowerIsLost(directory, left, random, acknowledged);
      directory = left;
    }
    try (Journal journal = open(directory, CommitLevel.DISK)) {
      assertThat(journal.lastSequence()).isGreaterThanOrEqualTo(acknowledged);
    }
    try (JournalReader reader = reader(directory)) {
      assertThat(TestEntries.readAll(reader)).isGreaterThanOrEqualTo(acknowledged);
    }
  }

  /** Returns the last sequence that was forced. */
  private long writeUntilPowerIsLost(
      Path directory, Path left, SplittableRandom random, long before) throws IOException {
    final CommitLevel level = random.nextInt(4) == 0 ? CommitLevel.DISK : CommitLevel.PROCESS;
    final int forceOneIn = 1 + random.nextInt(8);
    final LostPower power = new LostPower(directory, random);
    try (Journal journal = open(directory, level)) {
      assertThat(journal.lastSequence()).isGreaterThanOrEqualTo(before);
      assertThat(journal.forcedSequence()).isEqualTo(journal.lastSequence());
      long forced = journal.lastSequence();
      power.forced();
      for (int step = random.nextInt(STEPS_MAX); step > 0; step--) {
        final long next = journal.lastSequence() + 1;
        TestEntries.append(
            journal, next, next + random.nextInt(ENTRIES_MAX), 1 + random.nextInt(9));
        if (random.nextInt(forceOneIn) == 0) {
          journal.force();
        }
        if (journal.forcedSequence() > forced) {
          forced = journal.forcedSequence();
          power.forced();
        }
        if (random.nextInt(20) == 0) {
          clock.addAndGet(MINUTE_MILLIS);
        }
      }
      power.strike(left);
      return forced;
    }
  }

  @Test
  void shouldHaveEverythingAfterACleanClose() throws IOException {
    final Path directory = parent.resolve("closed");
    try (Journal journal = open(directory, CommitLevel.PROCESS)) {
      TestEntries.append(journal, 1, 100, 1);
      assertThat(journal.forcedSequence()).isZero();
    }
    LostPower.startSystemAnew(directory);
    damage(directory, 90);
    assertThatThrownBy(() -> open(directory, CommitLevel.PROCESS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void shouldForceWithEveryCommitAtLevelDisk() {
    try (Journal journal = open(parent.resolve("disk"), CommitLevel.DISK)) {
      TestEntries.append(journal, 1, TestEntries.entry(1));
      assertThat(journal.forcedSequence()).isZero();
      journal.commit();
      assertThat(journal.forcedSequence()).isEqualTo(1);
    }
  }

  @Test
  void shouldForceWhenAskedAtLevelProcess() {
    try (Journal journal = open(parent.resolve("process"), CommitLevel.PROCESS)) {
      TestEntries.append(journal, 1, 10, 5);
      assertThat(journal.forcedSequence()).isZero();
      journal.force();
      assertThat(journal.forcedSequence()).isEqualTo(10);
    }
  }

  @Test
  void shouldForceBesideTheWriter() {
    final Path directory = parent.resolve("beside");
    try (Journal journal = open(directory, CommitLevel.PROCESS)) {
      TestEntries.append(journal, 1, 10, 5);
      Journals.force(directory);
      TestEntries.append(journal, 11, 20, 5);
      try (JournalReader reader = journal.openReader(1)) {
        assertThat(TestEntries.readAll(reader)).isEqualTo(20);
      }
    }
    assertThatThrownBy(() -> Journals.force(parent.resolve("nothing")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void shouldCutWhatWasNotForcedAndKeepItAside() throws IOException {
    final Path directory = lost(10, 30);
    damage(directory, 20);
    try (Journal journal = open(directory, CommitLevel.DISK)) {
      assertThat(journal.lastSequence()).isBetween(10L, 19L);
      final long last = journal.lastSequence();
      assertThat(directory.resolve("cut-behind-" + last + "-1")).isNotEmptyDirectory();
      TestEntries.append(journal, last + 1, 50, 9);
    }
    try (JournalReader reader = reader(directory)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(50);
    }
  }

  @Test
  void shouldRefuseDamageToWhatTheMarkSaysWasForced() throws IOException {
    final Path directory = lost(10, 30);
    damage(directory, 5);
    assertThatThrownBy(() -> open(directory, CommitLevel.DISK))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("damaged");
  }

  /** The mark is of the beginning, as if it had never reached the disk again. */
  @Test
  void shouldRefuseDamageToWhatALaterRecordSaysWasForced() throws IOException {
    final Path directory = parent.resolve("evidence");
    final Path left = parent.resolve("left");
    try (Journal journal = open(directory, CommitLevel.PROCESS)) {
      final byte[] mark = Files.readAllBytes(directory.resolve(CommittedMark.FILE_NAME));
      TestEntries.append(journal, 1, 10, 1);
      journal.force();
      TestEntries.append(journal, 11, 12, 1);
      copy(directory, left);
      Files.write(left.resolve(CommittedMark.FILE_NAME), mark);
    }
    LostPower.startSystemAnew(left);
    damage(left, 7);
    assertThatThrownBy(() -> open(left, CommitLevel.DISK))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("damaged");
  }

  /** A block that the disk has lost later, so that nothing seems to have been written there. */
  @Test
  void shouldRefuseAHoleInWhatALaterRecordSaysWasForced() throws IOException {
    final Path directory = parent.resolve("evidence");
    final Path left = parent.resolve("left");
    try (Journal journal = open(directory, CommitLevel.PROCESS)) {
      final byte[] mark = Files.readAllBytes(directory.resolve(CommittedMark.FILE_NAME));
      TestEntries.append(journal, 1, 10, 1);
      journal.force();
      TestEntries.append(journal, 11, 12, 1);
      copy(directory, left);
      Files.write(left.resolve(CommittedMark.FILE_NAME), mark);
    }
    LostPower.startSystemAnew(left);
    final Path file = DataFiles.in(left).get(0);
    final RecordRanges ranges = RecordRanges.of(file);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(ranges.starts().get(6));
      bytes.write(new byte[(int) (ranges.starts().get(7) - ranges.starts().get(6))]);
    }
    assertThatThrownBy(() -> open(left, CommitLevel.DISK))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("where sequence 7 is expected: the disk had a record");
  }

  /** The same damage without a loss of power. */
  @Test
  void shouldRefuseDamageToWhatWasNotForcedWhileTheSystemRunsOn() throws IOException {
    final Path directory = parent.resolve("running");
    final Path left = parent.resolve("left");
    try (Journal journal = open(directory, CommitLevel.PROCESS)) {
      TestEntries.append(journal, 1, 30, 1);
      copy(directory, left);
    }
    damage(left, 20);
    assertThatThrownBy(() -> open(left, CommitLevel.PROCESS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("damaged");
  }

  /** A journal with so many entries forced and so many written, one a record, all of it left. */
  private Path lost(long forced, long written) throws IOException {
    final Path directory = parent.resolve("lost-from");
    final Path left = parent.resolve("lost");
    try (Journal journal = open(directory, CommitLevel.PROCESS)) {
      TestEntries.append(journal, 1, forced, 1);
      journal.force();
      TestEntries.append(journal, forced + 1, written, 1);
      copy(directory, left);
    }
    LostPower.startSystemAnew(left);
    return left;
  }

  /** Alters a byte of the record that begins with a sequence, in the first file. */
  private static void damage(Path directory, long sequence) throws IOException {
    final Path file = DataFiles.in(directory).get(0);
    final long record = RecordRanges.of(file).records().get((int) sequence - 1);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(record + RecordHeader.LENGTH - 1);
      final int old = bytes.read();
      bytes.seek(record + RecordHeader.LENGTH - 1);
      bytes.write(~old);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private Journal open(Path directory, CommitLevel level) {
    return Journals.open(
        JournalConfig.of(directory, JournalKind.COMMANDS)
            .withStore(store)
            .withLevel(level)
            .withRollInterval(RollInterval.MINUTELY)
            .withBlockLength(store == JournalStore.CHRONICLE ? 256 << 10 : 32 << 10)
            .withClock(clock::get));
  }

  private static JournalReader reader(Path directory) {
    return Journals.openReader(directory, JournalKind.COMMANDS, 1);
  }
}
