package io.quantdesk.server.cli;

import io.quantdesk.server.EngineJournals;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where the journals of an engine lie. */
final class JournalPlace {
  @Option(
      names = "--home",
      description = "Directory of the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = ServeCommand.DEFAULT_HOME)
  private Path home;

  @Option(names = "--journal", description = "Directory of the journals (default: HOME/journal).")
  private Path journal;

  /** Directory that has those of the two journals. */
  Path directory() {
    return journal == null ? EngineJournals.directoryIn(home) : journal;
  }
}
