package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalConfig;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.Journals;
import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.RowAssertions;
import io.quantdesk.writer.fixture.TestDatabase;
import io.quantdesk.writer.sql.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Postgres.class)
class WriterStatusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MemoryJournal journal = new MemoryJournal(16);

  @Test
  void shouldTellHowFarItIsAndWhatItWrote(TestDatabase database) {
    RandomExchange exchange = new RandomExchange(5, journal).commands(300);
    PersistenceWriter writer = PersistenceWriter.open(WriterConfig.of(journal, database.url()));
    WriterStatus before = writer.status();
    assertThat(before.state()).isEqualTo(WriterState.NEW);
    assertThat(before.lagCommands(300)).isEqualTo(300);

    writer.start();
    writer.awaitSequence(300, PATIENCE);
    Awaitility.await().atMost(PATIENCE).until(() -> writer.status().lagNs() == 0);
    WriterStatus after = writer.status();
    assertThat(after.state()).isEqualTo(WriterState.RUNNING);
    assertThat(after.lastSeq()).isEqualTo(300);
    assertThat(after.lagCommands(300)).isZero();
    assertThat(after.errors()).isZero();
    assertThat(after.lastError()).isEmpty();
    assertThat(after.transactions()).isPositive();
    assertThat(after.rows())
        .containsEntry(Table.TRADES, (long) exchange.expected().count(Table.TRADES))
        .containsEntry(Table.USERS, (long) exchange.expected().count(Table.USERS));
    assertThat(after.rowsPerSecond(Table.TRADES, before)).isPositive();
    assertThat(after.totalRows())
        .isEqualTo(after.rows().values().stream().mapToLong(Long::longValue).sum());

    writer.close();
    assertThat(writer.status().state()).isEqualTo(WriterState.CLOSED);
    assertThatThrownBy(() -> writer.awaitSequence(301, PATIENCE))
        .hasMessage("the writer was closed at sequence 300, before 301");
  }

  @Test
  void shouldTellTheAgeOfWhatIsWrittenWhileMoreWaits(TestDatabase database) throws SQLException {
    RandomExchange exchange = new RandomExchange(5, journal).commands(300);
    try (PersistenceWriter writer =
            PersistenceWriter.open(WriterConfig.of(journal, database.url())).start();
        Connection other = database.url().open()) {
      writer.awaitSequence(300, PATIENCE);
      other.setAutoCommit(false);
      other.createStatement().execute("lock table orders in exclusive mode");
      exchange.commands(100);
      // The stream's commands are of August 2024.
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> writer.status().lagNs() > Duration.ofDays(365).toNanos());
      assertThat(writer.status().lagCommands(journal.lastSequence())).isPositive();
      other.rollback();
      assertThat(writer.awaitSequence(400, PATIENCE)).isTrue();
    }
  }

  @Test
  void shouldReturnFalseWhenTheTimeIsOver(TestDatabase database) {
    try (PersistenceWriter writer =
        PersistenceWriter.open(WriterConfig.of(journal, database.url())).start()) {
      assertThat(writer.awaitSequence(1, Duration.ofMillis(20))).isFalse();
    }
  }

  @Test
  void shouldTailAJournalOnDiskWhileItGrows(TestDatabase database, @TempDir Path directory) {
    RandomExchange exchange = new RandomExchange(23, journal);
    JournalConfig config = JournalConfig.of(directory, JournalKind.EVENTS);
    JournalSource source = from -> Journals.openReader(directory, JournalKind.EVENTS, from);
    try (Journal events = Journals.open(config)) {
      for (int run = 0; run < 3; run++) {
        try (PersistenceWriter writer =
            PersistenceWriter.open(WriterConfig.of(source, database.url())).start()) {
          long first = events.lastSequence() + 1;
          exchange.commands(400);
          for (long seq = first; seq <= journal.lastSequence(); seq++) {
            byte[] entry = journal.entry(seq);
            events.append(seq, new UnsafeBuffer(entry), 0, entry.length);
            if (seq % 37 == 0) {
              events.commit();
            }
          }
          events.commit();
          assertThat(writer.awaitSequence(events.lastSequence(), PATIENCE)).isTrue();
        }
      }
    }
    RowAssertions.assertRows(database, exchange.expected(), "a journal on disk");
  }
}
