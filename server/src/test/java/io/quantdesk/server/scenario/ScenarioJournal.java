package io.quantdesk.server.scenario;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalConfig;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader.EntryHandler;
import io.quantdesk.server.EngineJournals;
import java.nio.file.Path;

/** Writes the journals that an engine would have written in a scenario. */
public final class ScenarioJournal {
  private static final int BLOCK_LENGTH = 8 << 20;

  private ScenarioJournal() {}

  /**
   * Runs a scenario and leaves its journals in a home directory. Its commands are numbered from 2
   * on, behind the one that begins a journal: expectations that name a sequence do not hold.
   */
  public static ScenarioResult write(Path home, String text) {
    Scenario scenario = ScenarioParser.parse("journal.scenario", text);
    try (EngineJournals journals = open(home)) {
      return ScenarioRunner.run(
          scenario,
          (config, events) ->
              new EncodedTarget(config, events, into(journals.commands()), into(journals.events()))
                  .beginJournal(config),
          ScenarioListener.NONE);
    }
  }

  /** Opens or begins the journals of a home directory, with small files. */
  public static EngineJournals open(Path home) {
    Path directory = EngineJournals.directoryIn(home);
    return EngineJournals.open(
        config(EngineJournals.commandDirectory(directory), JournalKind.COMMANDS),
        config(EngineJournals.eventDirectory(directory), JournalKind.EVENTS));
  }

  private static JournalConfig config(Path directory, JournalKind kind) {
    return JournalConfig.of(directory, kind).withBlockLength(BLOCK_LENGTH);
  }

  private static EntryHandler into(Journal journal) {
    return (seq, buffer, offset, length) -> {
      journal.append(seq, buffer, offset, length);
      journal.commit();
    };
  }
}
