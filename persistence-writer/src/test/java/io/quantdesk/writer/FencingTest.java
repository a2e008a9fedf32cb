package io.quantdesk.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.writer.fixture.MemoryJournal;
import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.RandomExchange;
import io.quantdesk.writer.fixture.RowAssertions;
import io.quantdesk.writer.fixture.TestDatabase;
import io.quantdesk.writer.sql.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class FencingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MemoryJournal journal = new MemoryJournal(16);
  private final RandomExchange exchange = new RandomExchange(11, journal).commands(50);

  @Test
  void shouldRefuseASecondWriterWhileTheFirstLives(TestDatabase database) {
    try (PersistenceWriter first = writer(database.url(), PATIENCE).start()) {
      first.awaitSequence(journal.lastSequence(), PATIENCE);
      PersistenceWriter second = writer(database.url(), Duration.ofMillis(200)).start();

      assertThatThrownBy(() -> second.awaitSequence(51, PATIENCE))
          .hasCauseInstanceOf(FencedException.class)
          .hasMessageContaining("stream 'events' is written by quantdesk-writer, server process");
      exchange.commands(50);
      assertThat(first.awaitSequence(journal.lastSequence(), PATIENCE)).isTrue();
    }
    RowAssertions.assertRows(database, exchange.expected(), "a second writer's attempt");
  }

  @Test
  void shouldStopAWriterWhoseStreamWasTakenOver(TestDatabase database) throws Exception {
    GatedConnections connections = new GatedConnections(database.url());
    PersistenceWriter first = writer(connections, PATIENCE).start();
    first.awaitSequence(journal.lastSequence(), PATIENCE);
    connections.cutAndHoldBack();
    exchange.commands(50);
    try (PersistenceWriter second = writer(database.url(), PATIENCE).start()) {
      second.awaitSequence(journal.lastSequence(), PATIENCE);
    }
    connections.letGo();

    assertThatThrownBy(() -> first.awaitSequence(journal.lastSequence(), PATIENCE))
        .hasCauseInstanceOf(FencedException.class)
        .hasMessageContaining("was taken over by another writer");
    RowAssertions.assertRows(database, exchange.expected(), "a take-over");
  }

  @Test
  void shouldWriteNothingWhenTheCheckpointIsNotWhereItLeftIt(TestDatabase database) {
    PersistenceWriter writer = writer(database.url(), PATIENCE).start();
    writer.awaitSequence(journal.lastSequence(), PATIENCE);
    database.execute("update qd_writer.checkpoint set epoch = epoch + 1");
    String orders = database.one("select count(*) from orders");
    exchange.commands(50);

    assertThatThrownBy(() -> writer.awaitSequence(journal.lastSequence(), PATIENCE))
        .hasCauseInstanceOf(FencedException.class);
    assertThat(writer.status().state()).isEqualTo(WriterState.FAILED);
    assertThat(database.one("select count(*) from orders")).isEqualTo(orders);
    assertThat(database.one("select last_seq from qd_writer.checkpoint")).isEqualTo("50");
  }

  private PersistenceWriter writer(ConnectionFactory connections, Duration lockWait) {
    return PersistenceWriter.open(WriterConfig.of(journal, connections).withLockWait(lockWait));
  }

  /** Connections that can be cut, and held back until further notice. */
  private static final class GatedConnections implements ConnectionFactory {
    private final ConnectionFactory real;
    private final AtomicReference<Connection> last = new AtomicReference<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    GatedConnections(ConnectionFactory real) {
      this.real = real;
    }

    @Override
    public Connection open() throws SQLException {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      last.set(real.open());
      return last.get();
    }

    void cutAndHoldBack() throws SQLException {
      gate = new CountDownLatch(1);
      last.get().abort(Runnable::run);
    }

    void letGo() {
      gate.countDown();
    }
  }
}
