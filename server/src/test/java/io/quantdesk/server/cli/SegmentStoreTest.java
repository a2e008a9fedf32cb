package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.JournalStore;
import io.quantdesk.journal.Journals;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose journals are segment files: whoever comes later finds that out. */
class SegmentStoreTest {
  private static final int COMMANDS = 4;

  @TempDir private Path home;

  @BeforeEach
  void openAccounts() {
    serve(
        EngineJournals.open(
            EngineJournals.directoryIn(home), CommitLevel.DISK, JournalStore.SEGMENTS),
        2);
    serve(EngineJournals.openIn(home, CommitLevel.DISK), 1);
  }

  @Test
  void shouldStayInSegments() {
    Path journal = EngineJournals.directoryIn(home);
    assertThat(Journals.storeIn(EngineJournals.commandDirectory(journal)))
        .contains(JournalStore.SEGMENTS);
    assertThat(Journals.storeIn(EngineJournals.eventDirectory(journal)))
        .contains(JournalStore.SEGMENTS);
  }

  @Test
  void shouldReplayIdentically() {
    CommandRun run = CommandRun.in(home, "replay", "--verify");
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("identical yes");
  }

  @Test
  void shouldBeDumpedRecordByRecord() {
    CommandRun run = CommandRun.in(home, "journal", "dump", "--records");
    assertThat(run.lines())
        .hasSizeBetween(2, 2 * COMMANDS)
        .allMatch(line -> line.matches("\\d{19}\\.qdj byte \\d+ first \\d+ count .*"));
  }

  @Test
  void shouldBeFollowedIntoASnapshot() {
    CommandRun run = CommandRun.in(home, "snapshot");
    assertThat(run.exitCode()).as(run.errors()).isZero();
  }

  @Test
  void shouldRefuseToServeInAnotherStore() {
    CommandRun run = CommandRun.in(home, "serve", "--journal-store", "chronicle");
    assertThat(run.exitCode()).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(run.errors())
        .contains("files of the store SEGMENTS (*.qdj)", "cannot go on in CHRONICLE");
  }

  private void serve(EngineJournals journals, int accounts) {
    EngineServer server = EngineServer.start(ServerConfig.of(home, EngineConfig.small()), journals);
    try {
      for (int i = 0; i < accounts; i++) {
        assertThat(CommandRun.in(home, "account").exitCode()).isZero();
      }
    } finally {
      server.close();
    }
  }
}
