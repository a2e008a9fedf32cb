package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.text.ScenarioError;

/** Writes down what happens in the runs of one call of the command. */
public interface ScenarioReport extends ScenarioListener {
  /** A file was run to its end. */
  void finished(Scenario scenario, ScenarioResult result);

  /** A file cannot be understood, or a place in it cannot be sent. */
  void notUnderstood(String name, ScenarioError error);

  /** A file cannot be read. */
  void unreadable(String name, String reason);
}
