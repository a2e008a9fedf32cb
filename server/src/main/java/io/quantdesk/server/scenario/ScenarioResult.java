package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.run.Exchange;
import java.util.List;

/**
 * What came of a run.
 *
 * @param exchange as it stands at the end
 * @param statements how many were done
 * @param events how many there were, outcomes included
 * @param claims how many were looked at
 * @param failures the claims that did not hold
 */
public record ScenarioResult(
    Exchange exchange, int statements, int events, int claims, List<Failure> failures) {
  /** Whether all claims hold. */
  public boolean isOk() {
    return failures.isEmpty();
  }
}
