package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentJournalTest extends FileJournalContract {
  private static final int SHORT_SEGMENT = 16 << 10;

  @Override
  JournalConfig config() {
    return JournalConfig.of(directory(), JournalKind.COMMANDS)
        .withStore(JournalStore.SEGMENTS)
        .withBlockLength(1 << 20);
  }

  @Test
  void shouldBeginASegmentWhenTheNextRecordDoesNotFit() throws IOException {
    try (Journal journal = openShort()) {
      TestEntries.append(journal, 1, 500, 5);
    }
    final List<Path> files = DataFiles.in(directory());
    assertThat(files).hasSizeGreaterThan(4);
    long next = 1;
    for (Path file : files) {
      assertThat(Files.size(file)).isEqualTo(SHORT_SEGMENT);
      assertThat(file).hasFileName("%019d.qdj".formatted(next));
      final RecordRanges ranges = RecordRanges.of(file);
      assertThat(ranges.starts()).allMatch(start -> start % 8 == 0);
      assertThat(ranges.end()).isLessThanOrEqualTo(SHORT_SEGMENT);
      next += 5L * ranges.starts().size();
    }
    assertThat(next).isEqualTo(501);
  }

  @Test
  void shouldFollowOverManySegments() {
    try (JournalReader early = openReader(1)) {
      long sequence = 0;
      for (int round = 0; round < 5; round++) {
        try (Journal journal = openShort()) {
          for (int i = 0; i < 30; i++) {
            TestEntries.append(journal, sequence + 1, sequence + 10, 4);
            sequence += 10;
            assertThat(TestEntries.readAll(early)).isEqualTo(sequence);
          }
        }
      }
      assertThat(DataFiles.in(directory())).hasSizeGreaterThan(10);
      for (long from = 1; from <= sequence; from += 13) {
        try (JournalReader reader = openReader(from)) {
          assertThat(TestEntries.readAll(reader)).isEqualTo(sequence);
        }
      }
    }
  }

  @Test
  void shouldFollowOverSegmentsWhileAnotherThreadWrites() throws Exception {
    final long last = 20_000;
    final Thread writer =
        new Thread(
            () -> {
              try (Journal journal = openShort()) {
                for (long sequence = 1; sequence <= last; sequence += 50) {
                  TestEntries.append(journal, sequence, sequence + 49, 7);
                }
              }
            });
    try (JournalReader reader = openReader(1)) {
      writer.start();
      while (reader.nextSequence() <= last && (writer.isAlive() || reader.nextSequence() > 1)) {
        reader.poll(TestEntries::check, 64);
      }
      assertThat(reader.nextSequence()).isEqualTo(last + 1);
    } finally {
      writer.join();
    }
  }

  @Test
  void shouldGoOnInASegmentOfAnotherLength() throws IOException {
    try (Journal journal = openShort()) {
      TestEntries.append(journal, 1, 20, 1);
    }
    try (Journal journal = open()) {
      TestEntries.append(journal, 21, 500, 5);
    }
    final List<Path> files = DataFiles.in(directory());
    assertThat(files).hasSize(2);
    assertThat(Files.size(files.get(0))).isEqualTo(SHORT_SEGMENT);
    assertThat(Files.size(files.get(1))).isEqualTo(1 << 20);
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(500);
    }
  }

  @Test
  void shouldBeUnusableAfterAnErrorOfTheFileSystem() throws IOException {
    final Journal journal = openShort();
    long last = 0;
    final Path first = SegmentHeader.pathOf(directory(), 1);
    while (!Files.exists(first)
        || RecordRanges.of(first).end() < SHORT_SEGMENT - RecordHeader.LENGTH - 300) {
      last++;
      TestEntries.append(journal, last, last, 1);
    }
    final long next = last + 1;
    final Path obstacle = SegmentHeader.pathOf(directory(), next);
    Files.createDirectory(obstacle);
    TestEntries.append(journal, next, TestEntries.entry(next, 400));
    assertThatThrownBy(journal::commit)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("sequences from " + next + " on could not be written");
    assertThatThrownBy(() -> TestEntries.append(journal, next + 1, new byte[1]))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("unusable");
    assertThat(journal.lastSequence()).isEqualTo(last);
    journal.close();
    Files.delete(obstacle);
    try (Journal again = open()) {
      assertThat(again.lastSequence()).isEqualTo(last);
      TestEntries.append(again, next, next + 10, 3);
    }
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(next + 10);
    }
  }

  private Journal openShort() {
    return Journals.open(config().withBlockLength(SHORT_SEGMENT));
  }
}
