package io.quantdesk.engine;

import io.quantdesk.engine.threshold.AtRiskScopes;
import java.util.ArrayList;
import java.util.List;

/** Takes sub-accounts at risk and gives them back as they are: those that have recovered leave. */
public final class AtRiskTaker {
  private final AtRiskScopes atRisk;

  public AtRiskTaker(EngineView view) {
    atRisk = view.state().marginWatch.atRisk();
  }

  /** Takes all, riskiest first. */
  public List<Integer> takeAll() {
    List<Integer> taken = new ArrayList<>();
    while (atRisk.size() > 0) {
      int scopeId = atRisk.next();
      if (scopeId != AtRiskScopes.NONE) {
        taken.add(scopeId);
      }
    }
    return taken;
  }
}
