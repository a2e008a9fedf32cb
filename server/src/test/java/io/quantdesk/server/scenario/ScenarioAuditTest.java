package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.audit.Finding;
import io.quantdesk.server.audit.JournalAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in a scenario, an audit of its journals accounts for all of it. */
class ScenarioAuditTest {
  @TempDir private Path home;

  static List<Path> files() {
    return ScenarioFilesTest.filesThatFitIntoMessages();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldAccountForEverything(Path file) throws IOException {
    ScenarioResult result = ScenarioJournal.write(home, Files.readString(file));
    assertThat(result.failures())
        .noneMatch(failure -> failure.message().startsWith("the engine stopped"));
    List<Finding> findings = new ArrayList<>();
    JournalAudit.run(EngineJournals.directoryIn(home), findings::add);
    assertThat(findings).hasSize(8).allMatch(Finding::isOk);
  }
}
