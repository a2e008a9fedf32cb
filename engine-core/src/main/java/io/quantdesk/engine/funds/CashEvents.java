package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.risk.RiskAlerts;

/** Tells that the cash of a sub-account has changed, once it has. */
public final class CashEvents {
  private final Scopes scopes;
  private final RiskAlerts riskAlerts;
  private final EngineEvents events;
  private final BalanceChanged balanceChanged = new BalanceChanged();

  public CashEvents(Scopes scopes, RiskAlerts riskAlerts, EngineEvents events) {
    this.scopes = scopes;
    this.riskAlerts = riskAlerts;
    this.events = events;
  }

  /** To be called once per change, after it. */
  public void changed(int subAccountId, long changeMicros, BalanceChangeReason reason) {
    balanceChanged.subAccountId = subAccountId;
    balanceChanged.cashMicros = scopes.cashMicros(subAccountId);
    balanceChanged.changeMicros = changeMicros;
    balanceChanged.reason = reason;
    events.balanceChanged(balanceChanged);
    riskAlerts.touch(subAccountId);
  }
}
