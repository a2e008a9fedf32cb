package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Writers that die, and writers that live beside each other, as real processes. */
@ParameterizedClass
@EnumSource(JournalStore.class)
class JournalProcessTest {
  private static final int CYCLES = 5;
  private static final long RESTART_LIMIT_MILLIS = 10_000;

  @Parameter private JournalStore store;
  @TempDir private Path parent;
  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);

  @Test
  void shouldKeepEveryAcknowledgedEntryWhenTheWriterIsKilled() throws Exception {
    final long seed = System.nanoTime();
    System.out.println("kill -9 test: seed " + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    long acknowledged = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      final String directory = parent.resolve("killed").toString();
      try (ChildProcess writer =
              ChildProcess.start(
                  JournalWriterMain.class,
                  directory,
                  store.name(),
                  String.valueOf(random.nextLong()));
          JournalReader follower = reader(Path.of(directory), 1)) {
        final String[] opened = writer.readLine().split(" ", 3);
        assertThat(opened[0]).isEqualTo("open");
        assertThat(Long.parseLong(opened[1])).isGreaterThanOrEqualTo(acknowledged);
        System.out.printf("kill -9 test: %s entries, open in %s ms%n", opened[1], opened[2]);
        assertThat(Long.parseLong(opened[2])).isLessThan(RESTART_LIMIT_MILLIS);
        final long deadline = System.nanoTime() + 1_000_000L * (300 + random.nextInt(900));
        while (System.nanoTime() < deadline) {
          final String line = writer.readLine();
          assertThat(line).as("seed %d, cycle %d", seed, cycle).startsWith("ack ");
          acknowledged = acknowledged(line, acknowledged);
          follower.poll(JournalProcessTest::check, 1000);
        }
        writer.kill();
        for (String line = writer.readLine(); line != null; line = writer.readLine()) {
          acknowledged = acknowledged(line, acknowledged);
        }
        assertThat(readAll(follower)).isGreaterThanOrEqualTo(acknowledged);
      }
    }
    assertThat(DataFiles.in(parent.resolve("killed"))).hasSizeGreaterThan(1);
    try (JournalReader reader = reader(parent.resolve("killed"), 1)) {
      assertThat(readAll(reader)).isGreaterThanOrEqualTo(acknowledged);
    }
  }

  @Test
  void shouldRefuseAWriterInAnotherProcess() throws Exception {
    final Path directory = parent.resolve("shared");
    try (ChildProcess writer =
        ChildProcess.start(JournalWriterMain.class, directory.toString(), store.name(), "1")) {
      assertThat(writer.readLine()).startsWith("open");
      assertThatThrownBy(() -> Journals.open(JournalWriterMain.config(directory, store, clock)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("another process");
      assertThat(writer.readLine()).startsWith("ack");
      writer.kill();
      try (Journal journal = Journals.open(JournalWriterMain.config(directory, store, clock))) {
        assertThat(journal.lastSequence()).isPositive();
      }
    }
  }

  /** The kernel drops a lock when its process closes any other channel on the locked file. */
  @Test
  void shouldStillRefuseOtherProcessesAfterASecondWriterInThisOne() throws Exception {
    final Path directory = parent.resolve("twice");
    try (Journal journal = Journals.open(JournalWriterMain.config(directory, store, clock))) {
      assertThatThrownBy(() -> Journals.open(JournalWriterMain.config(directory, store, clock)))
          .hasMessageContaining("another instance in this process");
      try (ChildProcess writer =
          ChildProcess.start(JournalWriterMain.class, directory.toString(), store.name(), "1")) {
        assertThat(writer.readLine()).startsWith("refused").contains("another process");
      }
      TestEntries.append(journal, 1, 10, 3);
    }
  }

  /** The last line of a killed process may be cut short: then its number is smaller or missing. */
  private static long acknowledged(String line, long before) {
    return line.matches("ack \\d+") ? Math.max(before, Long.parseLong(line.substring(4))) : before;
  }

  private static JournalReader reader(Path directory, long from) {
    return Journals.openReader(directory, JournalKind.COMMANDS, from);
  }

  private static long readAll(JournalReader reader) {
    while (reader.poll(JournalProcessTest::check, 1000) > 0) {}
    return reader.nextSequence() - 1;
  }

  private static void check(long sequence, DirectBuffer buffer, int offset, int length) {
    final byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    assertThat(Arrays.equals(bytes, JournalWriterMain.entry(sequence)))
        .as("entry %d", sequence)
        .isTrue();
  }
}
