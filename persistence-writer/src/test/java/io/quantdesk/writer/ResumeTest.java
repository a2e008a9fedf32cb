package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quantdesk.journal.JournalReader;
import io.quantdesk.writer.embedded.EmbeddedDatabase;
import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.RowAssertions;
import io.quantdesk.writer.fixture.TestDatabase;
import io.quantdesk.writer.sql.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Postgres.class)
class ResumeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MemoryJournal journal = new MemoryJournal(16);

  @Test
  void shouldGoOnWhereItsPredecessorEnded(TestDatabase database) {
    RandomExchange exchange = new RandomExchange(5, journal);
    for (int run = 0; run < 4; run++) {
      exchange.commands(100);
      try (PersistenceWriter writer = writer(journal, database.url()).start()) {
        assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
      }
    }
    RowAssertions.assertRows(database, exchange.expected(), "four runs");
    assertThat(database.one("select epoch from qd_writer.checkpoint")).isEqualTo("4");
  }

  @Test
  void shouldWaitForADatabaseThatIsAway(TestDatabase database) {
    RandomExchange exchange = new RandomExchange(5, journal).commands(100);
    AtomicInteger refusals = new AtomicInteger(3);
    ConnectionFactory connections =
        () -> {
          if (refusals.getAndDecrement() > 0) {
            throw new SQLException("connection refused", "08001");
          }
          return database.url().open();
        };
    try (PersistenceWriter writer = writer(journal, connections).start()) {
      assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
      assertThat(writer.status().errors()).isEqualTo(3);
      assertThat(writer.status().lastError()).isEqualTo("connection refused");
    }
    RowAssertions.assertRows(database, exchange.expected(), "three refusals");
  }

  @Test
  void shouldGiveUpOnADatabaseThatDoesNotLetItIn(TestDatabase database) {
    ConnectionFactory connections =
        () -> {
          throw new SQLException("password authentication failed", "28P01");
        };
    PersistenceWriter writer = writer(journal, connections).start();

    assertThatThrownBy(() -> writer.awaitSequence(1, PATIENCE))
        .hasMessage("the database refuses connecting: password authentication failed");
    assertThat(database.one("select to_regclass('public.users')")).isEqualTo("-");
  }

  @Test
  void shouldSurviveRestartsAndCrashesOfTheServer(@TempDir Path directory) throws Exception {
    RandomExchange exchange = new RandomExchange(13, journal);
    AtomicReference<EmbeddedDatabase> server =
        new AtomicReference<>(EmbeddedDatabase.start(directory));
    try (PersistenceWriter writer = writer(journal, () -> server.get().url().open()).start()) {
      for (int restart = 0; restart < 4; restart++) {
        exchange.commands(1_500);
        writer.awaitSequence(journal.lastSequence() - 1_200, PATIENCE);
        if (restart % 2 == 0) {
          crash(directory);
        }
        server.get().close();
        server.set(EmbeddedDatabase.start(directory));
      }
      assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
      assertThat(writer.status().errors()).isPositive();
      RowAssertions.assertRows(
          new TestDatabase(server.get().url()), exchange.expected(), "four restarts");
    } finally {
      server.get().close();
    }
  }

  /** Kills the server's first process; the others end with it, without any goodbye. */
  private static void crash(Path directory) throws IOException {
    Path mark = directory.resolve("data").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(mark).get(0).strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  @Test
  void shouldRefuseADatabaseOfAnotherJournal(TestDatabase database) {
    new RandomExchange(1, journal).commands(30);
    try (PersistenceWriter writer = writer(journal, database.url()).start()) {
      writer.awaitSequence(30, PATIENCE);
    }
    MemoryJournal other = new MemoryJournal(16);
    new RandomExchange(2, other).commands(60);
    PersistenceWriter writer = writer(other, database.url()).start();

    assertThatThrownBy(() -> writer.awaitSequence(60, PATIENCE))
        .hasMessageContaining("the database was written from another event journal");
    assertThat(database.one("select last_seq from qd_writer.checkpoint")).isEqualTo("30");
  }

  @Test
  void shouldWaitForAJournalThatIsBehindTheDatabase(TestDatabase database) {
    new RandomExchange(1, journal).commands(60);
    try (PersistenceWriter writer = writer(journal, database.url()).start()) {
      writer.awaitSequence(60, PATIENCE);
    }
    // The same history once more, as an engine regenerates it after a crash.
    MemoryJournal regenerated = new MemoryJournal(16);
    RandomExchange exchange = new RandomExchange(1, regenerated).commands(20);
    try (PersistenceWriter writer = writer(regenerated, database.url()).start()) {
      await().atMost(PATIENCE).until(() -> writer.status().state() == WriterState.RUNNING);
      assertThat(writer.awaitSequence(61, Duration.ofMillis(300))).isFalse();
      assertThat(writer.status().state()).isEqualTo(WriterState.RUNNING);
      exchange.commands(80);
      assertThat(writer.awaitSequence(100, PATIENCE)).isTrue();
    }
    RowAssertions.assertRows(database, exchange.expected(), "a journal that was behind");
  }

  @Test
  void shouldStopAtAGapInTheJournal(TestDatabase database) {
    new RandomExchange(1, journal).commands(60);
    JournalSource gapped = from -> new Skipping(journal.open(from), 31);
    PersistenceWriter writer = writer(gapped, database.url()).start();

    assertThatThrownBy(() -> writer.awaitSequence(60, PATIENCE))
        .hasMessage("the event journal goes on at entry 32, but 31 is missing");
  }

  private static PersistenceWriter writer(JournalSource journal, ConnectionFactory connections) {
    return PersistenceWriter.open(
        WriterConfig.of(journal, connections)
            .withBounds(200, 1 << 20, Duration.ofMillis(1))
            .withLockWait(PATIENCE));
  }

  /** A reader that leaves out one entry. */
  private record Skipping(JournalReader reader, long left) implements JournalReader {
    @Override
    public int poll(EntryHandler handler, int limit) {
      return reader.poll(
          (sequence, buffer, offset, length) -> {
            if (sequence != left) {
              handler.onEntry(sequence, buffer, offset, length);
            }
          },
          limit);
    }

    @Override
    public long nextSequence() {
      return reader.nextSequence();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
