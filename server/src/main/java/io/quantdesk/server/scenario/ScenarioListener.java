package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.run.Step;
import io.quantdesk.server.scenario.world.Directory;

/** Is told what happens in a run while it happens. */
public interface ScenarioListener {
  /** Does nothing. */
  ScenarioListener NONE =
      new ScenarioListener() {
        @Override
        public void event(Scenario scenario, Statement statement, Step step, Directory directory) {
          // Nobody looks.
        }

        @Override
        public void failure(Scenario scenario, Failure failure) {
          // The result has it, too.
        }
      };

  /** An event of the statement that is running. */
  void event(Scenario scenario, Statement statement, Step step, Directory directory);

  /** A claim that does not hold. */
  void failure(Scenario scenario, Failure failure);
}
