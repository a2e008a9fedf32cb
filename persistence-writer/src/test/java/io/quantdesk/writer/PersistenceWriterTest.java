package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.RowAssertions;
import io.quantdesk.writer.fixture.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class PersistenceWriterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldWriteEveryRowOfALongRandomStream(TestDatabase database) {
    long seed = 20240808;
    MemoryJournal journal = new MemoryJournal(64);
    RandomExchange exchange = new RandomExchange(seed, journal).commands(80_000);
    long startNs = System.nanoTime();
    try (PersistenceWriter writer = PersistenceWriter.open(config(journal, database)).start()) {
      assertThat(writer.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
      double seconds = (System.nanoTime() - startNs) / 1e9;
      WriterStatus status = writer.status();
      System.out.printf(
          "seed %d: %d events, %d rows in %.2f s = %.0f rows/s, %d transactions%n",
          seed,
          exchange.events(),
          status.totalRows(),
          seconds,
          status.totalRows() / seconds,
          status.transactions());
    }
    RowAssertions.assertRows(database, exchange.expected(), "seed " + seed);
  }

  private static WriterConfig config(MemoryJournal journal, TestDatabase database) {
    return WriterConfig.of(journal, database.url()).withLockWait(Duration.ofSeconds(10));
  }
}
