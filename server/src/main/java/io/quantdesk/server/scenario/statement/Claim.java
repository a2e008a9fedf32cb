package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.run.Exchange;

/** One thing that an expect statement says about the state. */
@FunctionalInterface
interface Claim {
  /** Compares it with the state of the engine. */
  void check(Exchange exchange, Checks checks);
}
