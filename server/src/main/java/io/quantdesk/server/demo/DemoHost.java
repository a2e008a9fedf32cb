package io.quantdesk.server.demo;

import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.demo.session.SessionKeeper;
import io.quantdesk.server.demo.view.Lags;
import java.nio.file.Path;

/** The engine and the persistence writer of a run, wherever they run. */
abstract class DemoHost implements AutoCloseable {
  /** Of the event journal in the database's checkpoint table. */
  static final String STREAM = "events";

  private final Path journal;

  DemoHost(DemoHome home) {
    this.journal = EngineJournals.directoryIn(home.engine());
  }

  /** How far PostgreSQL is; from any thread. */
  abstract Lags lags();

  /** What keeps the sessions of the play. */
  abstract SessionKeeper keeper();

  /** Stops the engine when all its commands are done, and answers the last one's sequence. */
  abstract long stopServing();

  /** Waits until everything is in the database. */
  abstract void awaitWriter(long lastSeq);

  @Override
  public abstract void close();

  /** Where the journals lie. */
  final Path journal() {
    return journal;
  }

  /** The event journal from a sequence on; the caller closes it. */
  final JournalReader openEvents(long fromSequence) {
    return Journals.openReader(
        EngineJournals.eventDirectory(journal), JournalKind.EVENTS, fromSequence);
  }
}
