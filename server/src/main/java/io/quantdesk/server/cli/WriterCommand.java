package io.quantdesk.server.cli;

import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.Journals;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.writer.PersistenceWriter;
import io.quantdesk.writer.WriterConfig;
import io.quantdesk.writer.WriterException;
import io.quantdesk.writer.WriterState;
import io.quantdesk.writer.embedded.EmbeddedDatabase;
import io.quantdesk.writer.embedded.EmbeddedDatabaseException;
import io.quantdesk.writer.sql.ConnectionFactory;
import io.quantdesk.writer.sql.DatabaseUrl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the persistence writer as a process of its own. */
@Command(
    name = "writer",
    description =
        "Tails an engine's event journal into PostgreSQL until it is stopped: DATABASE_URL, "
            + "otherwise an embedded server.",
    mixinStandardHelpOptions = true)
final class WriterCommand implements Callable<Integer> {
  private static final long STATUS_SECONDS = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      description = "Directory of the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = ServeCommand.DEFAULT_HOME)
  private Path home;

  @Option(
      names = "--database",
      description = "Directory of the embedded server (default: HOME/database).")
  private Path database;

  @Override
  public Integer call() throws InterruptedException {
    String url = System.getenv("DATABASE_URL");
    try (StopSignal signal = StopSignal.listen()) {
      if (url != null && !url.isBlank()) {
        return run(DatabaseUrl.parse(url), signal);
      }
      Path directory = database == null ? home.resolve("database") : database;
      try (EmbeddedDatabase server = EmbeddedDatabase.start(directory)) {
        return run(server.url(), signal);
      }
    } catch (WriterException | EmbeddedDatabaseException | IllegalArgumentException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private int run(ConnectionFactory connections, StopSignal signal) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path events = EngineJournals.eventDirectory(EngineJournals.directoryIn(home));
    WriterConfig config =
        WriterConfig.of(from -> Journals.openReader(events, JournalKind.EVENTS, from), connections);
    try (PersistenceWriter writer = PersistenceWriter.open(config).start()) {
      out.println("writing the events of " + home.toAbsolutePath());
      out.flush();
      while (!signal.await(STATUS_SECONDS, TimeUnit.SECONDS)) {
        if (writer.status().state() == WriterState.FAILED) {
          return QuantDesk.CHECK_FAILED;
        }
      }
      out.println("stopped after command " + writer.status().lastSeq());
    }
    return 0;
  }
}
