package io.quantdesk.engine.risk;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.RiskAlert;
import io.quantdesk.engine.index.DistinctQueue;

/**
 * Tells when the health of a scope has fallen below a level (c4). A level that was told is not told
 * again before health was 5 % above it. Only scopes that a command touches are looked at, once, at
 * its end: a mark that moves is noticed with the next command.
 */
public final class RiskAlerts {
  private static final int[] LEVELS = {20_000, 15_000, 12_000, 11_000, 10_000};

  private final Scopes scopes;
  private final ScopeMargin margin;
  private final EngineEvents events;
  private final DistinctQueue touched;
  private final RiskAlert alert = new RiskAlert();

  public RiskAlerts(EngineState state, ScopeMargin margin, EngineEvents events) {
    scopes = state.scopes;
    this.margin = margin;
    this.events = events;
    touched = new DistinctQueue(scopes.capacity() + 1);
  }

  /** The level below which a number of levels was told; 0: none was. */
  public static int level(int told) {
    return told == 0 ? 0 : LEVELS[told - 1];
  }

  /** Notes that the present command has changed the cash, a position or the terms of a scope. */
  public void touch(int scopeId) {
    touched.add(scopeId);
  }

  /** Looks at all that were touched; to be called at the end of each command. */
  public void tell() {
    while (!touched.isEmpty()) {
      look(touched.removeFirst());
    }
  }

  private void look(int scopeId) {
    margin.measure(scopeId);
    long health = margin.healthFactor();
    int before = scopes.levelsTold(scopeId);
    int told = before;
    while (told > 0 && health >= leftAt(LEVELS[told - 1])) {
      told--;
    }
    while (told < LEVELS.length && health < LEVELS[told]) {
      told++;
    }
    scopes.levelsTold(scopeId, told);
    if (told > before) {
      alert.subAccountId = scopeId;
      alert.level = LEVELS[told - 1];
      alert.healthFactor = health;
      alert.equityMicros = margin.equity().value();
      alert.maintenanceMarginMicros = margin.maintenanceMargin().value();
      events.riskAlert(alert);
    }
  }

  /** 5 % above a level. */
  private static int leftAt(int level) {
    return level + level / 20;
  }
}
