package io.quantdesk.bench.pipeline;

import io.quantdesk.journal.CommitLevel;
import io.quantdesk.server.EngineJournals;
import java.nio.file.Path;

/** What an answered command survives in a run: loss of power, the death of the process, nothing. */
enum Journalling {
  DISK,
  PROCESS,
  NONE;

  /** The journals of a new engine. */
  EngineJournals open(Path home) {
    return switch (this) {
      case DISK -> EngineJournals.openIn(home, CommitLevel.DISK);
      case PROCESS -> EngineJournals.openIn(home, CommitLevel.PROCESS);
      case NONE -> EngineJournals.none();
    };
  }
}
