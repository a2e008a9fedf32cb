package io.quantdesk.server.demo;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import io.quantdesk.server.demo.session.SessionKeeper;
import io.quantdesk.server.demo.view.Lags;
import io.quantdesk.writer.PersistenceWriter;
import io.quantdesk.writer.WriterConfig;
import io.quantdesk.writer.WriterStatus;
import io.quantdesk.writer.sql.ConnectionFactory;
import java.time.Duration;

/** The engine with its journals, and the writer behind it, on threads of their own. */
final class DemoEngine extends DemoHost {
  /** Fits the books of both feeds with room to spare. */
  private static final EngineConfig CAPACITIES = EngineConfig.small();

  private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(10);

  private final EngineServer server;
  private final PersistenceWriter writer;
  private boolean isServing = true;

  /** Starts all of it in an empty home. */
  DemoEngine(DemoHome home, ConnectionFactory connections) {
    super(home);
    server =
        EngineServer.start(
            ServerConfig.of(home.engine(), CAPACITIES),
            EngineJournals.open(journal(), CommitLevel.DISK));
    writer = PersistenceWriter.open(WriterConfig.of(this::openEvents, connections)).start();
  }

  @Override
  Lags lags() {
    WriterStatus status = writer.status();
    return new Lags(server.lastSeq(), status.lastSeq(), status.lagNs());
  }

  @Override
  SessionKeeper keeper() {
    return SessionKeeper.EXPECTING_NO_LOSS;
  }

  @Override
  long stopServing() {
    isServing = false;
    server.close();
    return server.lastSeq();
  }

  @Override
  void awaitWriter(long lastSeq) {
    if (!writer.awaitSequence(lastSeq, CATCH_UP_TIMEOUT)) {
      throw new DemoException(
          "PostgreSQL is at command %d of %d after %s: %s"
              .formatted(
                  writer.status().lastSeq(),
                  lastSeq,
                  CATCH_UP_TIMEOUT,
                  writer.status().lastError()));
    }
  }

  @Override
  public void close() {
    if (isServing) {
      stopServing();
    }
    writer.close();
  }
}
