package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest extends JournalContract {
  private static final long MINUTE_MILLIS = 60_000;

  @TempDir private Path parent;
  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);

  @Override
  Journal open() {
    return Journals.open(config());
  }

  @Override
  JournalReader openReader(long fromSequence) {
    return Journals.openReader(directory(), JournalKind.COMMANDS, fromSequence);
  }

  @Override
  int maxEntryLength() {
    return config().maxEntryLength();
  }

  @Test
  void shouldFollowOverManyRolls() {
    try (JournalReader early = openReader(1)) {
      long sequence = 0;
      for (int roll = 0; roll < 20; roll++) {
        try (Journal journal = open()) {
          for (int i = 0; i < 3; i++) {
            TestEntries.append(journal, sequence + 1, sequence + 10, 4);
            sequence += 10;
            assertThat(TestEntries.readAll(early)).isEqualTo(sequence);
            clock.addAndGet(MINUTE_MILLIS * (i + 1));
          }
        }
      }
      assertThat(CycleDirectory.files(directory())).hasSize(60);
      for (long from = 1; from <= sequence; from += 13) {
        try (JournalReader reader = openReader(from)) {
          assertThat(TestEntries.readAll(reader)).isEqualTo(sequence);
        }
      }
    }
  }

  @Test
  void shouldStayInItsNewestFileWhenTheClockGoesBack() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 10, 1);
      clock.addAndGet(MINUTE_MILLIS);
      TestEntries.append(journal, 11, 20, 1);
      clock.addAndGet(-10 * MINUTE_MILLIS);
      TestEntries.append(journal, 21, 30, 1);
    }
    try (Journal journal = open()) {
      TestEntries.append(journal, 31, 40, 1);
    }
    assertThat(CycleDirectory.files(directory())).hasSize(2);
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(40);
    }
  }

  @Test
  void shouldRefuseAnotherKind() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 10, 1);
    }
    assertThatThrownBy(
            () ->
                Journals.open(
                    JournalConfig.of(directory(), JournalKind.EVENTS)
                        .withRollInterval(RollInterval.MINUTELY)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("EVENTS");
  }

  @Test
  void shouldRefuseANewerSchemaAndReadAnOlderOne() {
    final EntrySchema current = EntrySchema.current();
    final EntrySchema newer = new EntrySchema(current.id(), current.version() + 1);
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 10, 1);
    }
    try (Journal journal = Journals.open(config().withSchema(newer))) {
      TestEntries.append(journal, 11, 20, 1);
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("version " + newer.version())
        .hasMessageContaining("sequence 11");
  }

  @Test
  void shouldRefuseAnotherRollInterval() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 10, 1);
    }
    assertThatThrownBy(
            () ->
                Journals.open(
                    config().withRollInterval(RollInterval.HOURLY).withBlockLength(1 << 20)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("HOURLY");
  }

  @Test
  void shouldChangeNothingInTheDirectoryWhenReading() throws IOException {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 100, 3);
    }
    final long before = sizeAndTimes();
    try (JournalReader reader = openReader(50)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(100);
    }
    assertThat(sizeAndTimes()).isEqualTo(before);
  }

  private long sizeAndTimes() throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(directory())) {
      for (Path path : files.sorted().toList()) {
        sum = sum * 31 + path.hashCode();
        sum = sum * 31 + Files.size(path);
        sum = sum * 31 + Files.getLastModifiedTime(path).hashCode();
      }
    }
    return sum;
  }

  private Path directory() {
    return parent.resolve("commands");
  }

  private JournalConfig config() {
    return JournalConfig.of(directory(), JournalKind.COMMANDS)
        .withRollInterval(RollInterval.MINUTELY)
        .withBlockLength(1 << 20)
        .withClock(clock::get);
  }
}
