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
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import org.junit.jupiter.api.Test;

class ChronicleJournalTest extends FileJournalContract {
  private static final long MINUTE_MILLIS = 60_000;
  private static final long RESTART_LIMIT_MILLIS = 10_000;

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);

  @Override
  JournalConfig config() {
    return JournalConfig.of(directory(), JournalKind.COMMANDS)
        .withRollInterval(RollInterval.MINUTELY)
        .withBlockLength(1 << 20)
        .withClock(clock::get);
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
      assertThat(DataFiles.in(directory())).hasSize(60);
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
    assertThat(DataFiles.in(directory())).hasSize(2);
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(40);
    }
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
    for (Path path : DataFiles.in(directory())) {
      try (CycleFile file = new CycleFile(path)) {
        while (file.look() == RecordFile.Place.RECORD) {
          final byte[] record = new byte[file.length()];
          file.buffer().getBytes(file.offset(), record);
          ours.add(Arrays.toString(record));
          file.advance();
        }
        assertThat(file.look()).isNotEqualTo(RecordFile.Place.FAULT);
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
    assertThat(DataFiles.in(directory())).hasSizeGreaterThan(30);
  }

  /** In a container every start may have the process id of the one that died. */
  @Test
  void shouldOpenAtOnceAfterTheDeathOfAWriterWithTheSameProcessId() {
    try (Journal journal = open()) {
      TestEntries.append(journal, 1, 100, 7);
    }
    final ChronicleQueue dead =
        SingleChronicleQueueBuilder.binary(directory())
            .rollCycle(LegacyRollCycles.MINUTELY)
            .blockSize(config().blockLength())
            .timeProvider(clock::get)
            .build();
    final ExcerptAppender interrupted = dead.createAppender();
    interrupted.writingDocument().wire().bytes().writeLong(-1);
    final long start = System.nanoTime();
    try (Journal journal = open()) {
      TestEntries.append(journal, 101, 200, 7);
    }
    final long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("same process id: open, append and close in " + millis + " ms");
    assertThat(millis).isLessThan(RESTART_LIMIT_MILLIS);
    try (JournalReader reader = openReader(1)) {
      assertThat(TestEntries.readAll(reader)).isEqualTo(200);
    }
    dead.close();
  }
}
