package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer names what its command survives, and that is so when the answer is out. */
class AnswerDurabilityTest {
  @TempDir Path directory;

  @Test
  void shouldAnswerOnlyWhatTheDiskHasAtLevelDisk() {
    EngineJournals journals = EngineJournals.openIn(directory, CommitLevel.DISK);
    try (EngineFixture engine = new EngineFixture(directory).with(EngineConfig.small());
        TestClient client = engine.start(journals).connect("any", SessionRole.TRADING)) {
      for (int i = 0; i < 20; i++) {
        short wallet = (short) (i + 1);
        Outcome outcome = client.execute(draft -> draft.createAccount().wallet(0, wallet));
        assertThat(outcome.reason()).isEqualTo(RejectReason.NONE);
        assertThat(client.durability()).isEqualTo(Durability.DISK.value());
        assertThat(journals.commands().forcedSequence())
            .isGreaterThanOrEqualTo(outcome.commandSeq());
      }
    }
  }

  @Test
  void shouldNameWhatAnAnswerSurvivesAtLevelProcess() {
    EngineJournals journals = EngineJournals.openIn(directory, CommitLevel.PROCESS);
    try (EngineFixture engine = new EngineFixture(directory).with(EngineConfig.small());
        TestClient client = engine.start(journals).connect("any", SessionRole.TRADING)) {
      Exchange.openAccount(client, 1);
      assertThat(client.durability()).isEqualTo(Durability.PROCESS.value());
      assertThat(journals.commands().forcedSequence()).isZero();
    }
  }
}
