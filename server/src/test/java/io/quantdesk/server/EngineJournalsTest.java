package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.Journals;
import io.quantdesk.protocol.sbe.Durability;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineJournalsTest {
  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void shouldLetGoOfBothWhenOneIsRefused(JournalKind held) {
    Path directory = EngineJournals.directoryIn(home);
    Path heldDirectory =
        held == JournalKind.COMMANDS
            ? EngineJournals.commandDirectory(directory)
            : EngineJournals.eventDirectory(directory);
    try (Journal other = Journals.open(JournalConfig.of(heldDirectory, held))) {
      assertThat(other.lastSequence()).isZero();
      assertThatThrownBy(() -> EngineJournals.openIn(home, CommitLevel.DISK))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(heldDirectory.toString());
    }
    try (EngineJournals both = EngineJournals.openIn(home, CommitLevel.DISK)) {
      assertThat(both.durability()).isEqualTo(Durability.DISK);
    }
  }
}
