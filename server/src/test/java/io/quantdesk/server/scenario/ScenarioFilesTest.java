package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.server.scenario.run.CommandTarget;
import io.quantdesk.server.scenario.run.EngineTarget;
import io.quantdesk.server.scenario.run.Step;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.FactRecorder;
import io.quantdesk.server.scenario.world.Observed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every scenario file in every way: the same events and the same state each time. */
class ScenarioFilesTest {
  static List<Path> files() {
    return ScenarioFiles.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldHoldStraightThroughTheEngine(Path file) {
    assertThat(run(file).result.failures()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldGiveTheSameEventsAndStateWhenReplayed(Path file) {
    Recording first = run(file);
    Scenario scenario = ScenarioFiles.parse(file);
    FactRecorder recorder = new FactRecorder(new Directory());
    EngineTarget second = new EngineTarget(scenario.config(), recorder);
    first.result.exchange().sent().forEach(command -> command.sendTo(second));
    assertThat(recorder.take()).isEqualTo(first.observed);
    assertThat(second.engine().stateHash()).isEqualTo(first.result.exchange().engine().stateHash());
  }

  /** All but one that tries a symbol for which no message has room. */
  static List<Path> filesThatFitIntoMessages() {
    return files().stream().filter(file -> !file.endsWith("market-parameters.scenario")).toList();
  }

  @ParameterizedTest
  @MethodSource("filesThatFitIntoMessages")
  void shouldGiveTheSameEventsAndStateThroughMessages(Path file) {
    Recording direct = run(file);
    Recording encoded = run(file, EncodedTarget::new);
    assertThat(encoded.observed).isEqualTo(direct.observed);
    assertThat(encoded.result.exchange().engine().stateHash())
        .isEqualTo(direct.result.exchange().engine().stateHash());
  }

  private static Recording run(Path file) {
    return run(file, EngineTarget::new);
  }

  private static Recording run(
      Path file, BiFunction<EngineConfig, EngineEvents, CommandTarget> opener) {
    Recording recording = new Recording();
    recording.result = ScenarioRunner.run(ScenarioFiles.parse(file), opener, recording);
    return recording;
  }

  /** Keeps all events of a run. */
  private static final class Recording implements ScenarioListener {
    private final List<Observed> observed = new ArrayList<>();
    private ScenarioResult result;

    @Override
    public void event(Scenario scenario, Statement statement, Step step, Directory directory) {
      observed.add(step.observed());
    }

    @Override
    public void failure(Scenario scenario, Failure failure) {
      // The result has it, too.
    }
  }
}
