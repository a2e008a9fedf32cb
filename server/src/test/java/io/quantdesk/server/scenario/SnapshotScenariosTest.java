package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.scenario.run.EngineTarget;
import io.quantdesk.server.scenario.run.SentCommand;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.FactRecorder;
import io.quantdesk.server.snapshot.ReloadedTwin;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario, with an engine that starts from images of the other one in the middle of it. */
class SnapshotScenariosTest {
  /** About so many a scenario. */
  private static final int IMAGES = 5;

  static List<Path> files() {
    return ScenarioFiles.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldGoOnFromAnImageAsIfNothingHadHappened(Path file) {
    Scenario scenario = ScenarioFiles.parse(file);
    List<SentCommand> sent =
        ScenarioRunner.run(scenario, EngineTarget::new, ScenarioListener.NONE).exchange().sent();
    SplittableRandom random = new SplittableRandom(file.getFileName().toString().hashCode());
    ReloadedTwin twin =
        new ReloadedTwin(seq -> seq == 2 || random.nextInt(sent.size()) < IMAGES - 1);
    EncodedTarget target =
        new EncodedTarget(
            scenario.config(), new FactRecorder(new Directory()), twin::onCommand, twin::onBlock);
    twin.of(target::engine);
    sent.forEach(command -> send(command, target));
    assertThat(twin.images()).isPositive();
  }

  /** A symbol can be longer than the message has room for: then there is no such command. */
  private static void send(SentCommand command, EncodedTarget target) {
    try {
      command.sendTo(target);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessage("does not fit into the message");
    }
  }
}
