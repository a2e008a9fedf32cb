package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
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

  /** The second opinion: what Chronicle itself finds in the files that we read without it. */
  @Test
  void shouldStoreWhatChronicleItselfReads() {
    final List<String> ours = new ArrayList<>();
    try (Journal journal = open()) {
      for (int file = 0; file < 3; file++) {
        TestEntries.append(journal, journal.lastSequence() + 1, journal.lastSequence() + 500, 7);
        clock.addAndGet(MINUTE_MILLIS);
      }
    }
    for (Path path : CycleDirectory.files(directory())) {
      try (CycleFile file = new CycleFile(path)) {
        while (file.look() == CycleFile.Excerpt.RECORD) {
          final byte[] record = new byte[file.length()];
          file.buffer().getBytes(file.offset(), record);
          ours.add(Arrays.toString(record));
          file.advance();
        }
        assertThat(file.look()).isNotEqualTo(CycleFile.Excerpt.FAULT);
      }
    }
    final List<String> chronicles = new ArrayList<>();
    try (ChronicleQueue queue =
            SingleChronicleQueueBuilder.binary(directory())
                .rollCycle(LegacyRollCycles.MINUTELY)
                .blockSize(config().blockLength())
                .timeProvider(clock::get)
                .build();
        ExcerptTailer tailer = queue.createTailer()) {
      final Bytes<ByteBuffer> record = Bytes.elasticByteBuffer();
      while (tailer.readBytes(record)) {
        chronicles.add(Arrays.toString(record.toByteArray()));
        record.clear();
      }
      record.releaseLast();
    }
    assertThat(ours).hasSize(3 * 72).isEqualTo(chronicles);
  }

  @Test
  void shouldFindItsPlaceByHintsAndWithoutThem() throws IOException {
    final int length = 10_000;
    try (Journal journal = open()) {
      for (long sequence = 1; sequence <= 1000; sequence++) {
        TestEntries.append(journal, sequence, TestEntries.entry(sequence, length));
      }
    }
    final Path file = CycleDirectory.files(directory()).get(0);
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

  @Test
  void shouldBeUnusableAfterAnErrorOfTheFileSystem() throws IOException {
    final Journal journal = open();
    TestEntries.append(journal, 1, 10, 3);
    clock.addAndGet(MINUTE_MILLIS);
    final Path obstacle = directory().resolve("20270115-0801.cq4");
    Files.createDirectory(obstacle);
    TestEntries.append(journal, 11, TestEntries.entry(11));
    assertThatThrownBy(journal::commit)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("sequences from 11 on could not be written");
    assertThatThrownBy(() -> TestEntries.append(journal, 12, TestEntries.entry(12)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("unusable");
    assertThat(journal.lastSequence()).isEqualTo(10);
    journal.close();
    Files.delete(obstacle);
    try (Journal again = open()) {
      assertThat(again.lastSequence()).isEqualTo(10);
      TestEntries.append(again, 11, 20, 3);
    }
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(20);
    }
  }

  @Test
  void shouldFollowOverRollsWhileAnotherThreadWrites() throws Exception {
    final long last = 20_000;
    final Thread writer =
        new Thread(
            () -> {
              try (Journal journal = open()) {
                for (long sequence = 1; sequence <= last; sequence += 50) {
                  TestEntries.append(journal, sequence, sequence + 49, 7);
                  clock.addAndGet(MINUTE_MILLIS / 10);
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
    assertThat(CycleDirectory.files(directory())).hasSizeGreaterThan(30);
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
