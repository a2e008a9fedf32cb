package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.run.Exchange;

/** What a statement does when its turn comes; it can be done several times. */
@FunctionalInterface
public interface Action {
  /**
   * Sends commands, moves the clock, or compares state.
   *
   * @throws io.quantdesk.server.scenario.text.ScenarioError when it cannot be sent as written
   */
  void run(Exchange exchange, Checks checks);
}
