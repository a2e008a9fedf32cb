package io.quantdesk.server.demo;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import io.quantdesk.server.demo.view.Lags;
import io.quantdesk.writer.PersistenceWriter;
import io.quantdesk.writer.WriterConfig;
import io.quantdesk.writer.WriterStatus;
import io.quantdesk.writer.sql.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;

/** The engine with its journals, and the writer behind it, on threads of their own. */
final class DemoEngine implements AutoCloseable {
  /** Fits the books of both feeds with room to spare; a replay needs the same. */
  static final EngineConfig CAPACITIES = EngineConfig.small();

  /** Of the event journal in the database's checkpoint table. */
  static final String STREAM = "events";

  private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(10);

  private final Path journal;
  private final EngineServer server;
  private final PersistenceWriter writer;
  private boolean isServing = true;

  private DemoEngine(Path journal, EngineServer server, PersistenceWriter writer) {
    this.journal = journal;
    this.server = server;
    this.writer = writer;
  }

  /** Starts all of it in an empty home. */
  static DemoEngine start(DemoHome home, ConnectionFactory connections) {
    Path journal = home.journal();
    EngineServer server =
        EngineServer.start(
            ServerConfig.of(home.engine(), CAPACITIES), EngineJournals.open(journal));
    WriterConfig config = WriterConfig.of(from -> openEvents(journal, from), connections);
    return new DemoEngine(journal, server, PersistenceWriter.open(config).start());
  }

  /** How far PostgreSQL is; from any thread. */
  Lags lags() {
    WriterStatus status = writer.status();
    return new Lags(server.lastSeq(), status.lastSeq(), status.lagNs());
  }

  /** Stops the engine when all its commands are done, and answers the last one's sequence. */
  long stopServing() {
    isServing = false;
    server.close();
    return server.lastSeq();
  }

  /** Waits until everything is in the database. */
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

  /** The command journal from its beginning; the caller closes it. */
  JournalReader openCommands() {
    return Journals.openReader(EngineJournals.commandDirectory(journal), JournalKind.COMMANDS, 1);
  }

  /** The event journal from its beginning; the caller closes it. */
  JournalReader openEvents() {
    return openEvents(journal, 1);
  }

  @Override
  public void close() {
    if (isServing) {
      stopServing();
    }
    writer.close();
  }

  private static JournalReader openEvents(Path journal, long fromSequence) {
    return Journals.openReader(
        EngineJournals.eventDirectory(journal), JournalKind.EVENTS, fromSequence);
  }
}
