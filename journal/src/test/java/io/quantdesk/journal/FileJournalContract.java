package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every journal of files must do, whatever the files are. */
abstract class FileJournalContract extends JournalContract {
  @TempDir private Path parent;

  /** How the journal of the running test is written. */
  abstract JournalConfig config();

  @Override
  int maxEntryLength() {
    return config().maxEntryLength();
  }

  @Override
  JournalReader openReader(long fromSequence) {
    return Journals.openReader(directory(), JournalKind.COMMANDS, fromSequence);
  }

  @Override
  Journal open() {
    return Journals.open(config());
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
                        .withStore(config().store())
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

  @Test
  void shouldTellHowTheVerificationComesOn() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 1000, 3);
    }
    final List<Long> verified = new ArrayList<>();
    try (Journal journal =
        Journals.open(
            config(),
            (sequence, committed) -> {
              verified.add(sequence);
              assertThat(committed).isEqualTo(1000);
            })) {
      assertThat(journal.lastSequence()).isEqualTo(1000);
    }
    assertThat(verified).endsWith(1000L);
  }

  @Test
  void shouldFindItsPlaceByHintsAndWithoutThem() throws IOException {
    final int length = 10_000;
    try (Journal journal = Journals.open(config().withBlockLength(16 << 20))) {
      for (long sequence = 1; sequence <= 1000; sequence++) {
        TestEntries.append(journal, sequence, TestEntries.entry(sequence, length));
      }
    }
    final Path file = DataFiles.in(directory()).get(0);
    final Path hints = SeekHints.pathOf(file);
    assertThat(Files.size(hints) / SeekHints.LENGTH).isBetween(8L, 12L);
    assertThat(SeekHints.positionBefore(file, 950)).isGreaterThan(850L * length);
    shouldFindEveryHundredth();
    final byte[] garbage = Files.readAllBytes(hints);
    for (int i = 8; i < garbage.length; i += SeekHints.LENGTH) {
      garbage[i] ^= 4;
    }
    Files.write(hints, garbage);
    shouldFindEveryHundredth();
    Files.write(hints, new byte[7]);
    shouldFindEveryHundredth();
    Files.delete(hints);
    shouldFindEveryHundredth();
  }

  private void shouldFindEveryHundredth() {
    for (long from = 1; from <= 1000; from += 99) {
      final long first = from;
      try (JournalReader reader = openReader(from)) {
        final List<Long> sequences = new ArrayList<>();
        reader.poll(
            (sequence, buffer, offset, length) -> {
              sequences.add(sequence);
              final byte[] bytes = new byte[length];
              buffer.getBytes(offset, bytes);
              assertThat(bytes).isEqualTo(TestEntries.entry(sequence, length));
            },
            1);
        assertThat(sequences).first().isEqualTo(first);
      }
    }
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

  final Path directory() {
    return parent.resolve("commands");
  }
}
