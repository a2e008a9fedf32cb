package io.quantdesk.engine.risk;

import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.math.WideSum;

/** How much may leave a scope. */
public final class Withdrawable {
  /** The share of notional that must stay: one tenth. */
  private static final int NOTIONAL_PER_FLOOR = 10;

  private final Scopes scopes;
  private final ScopeMargin scope;
  private final WideSum free = new WideSum();
  private final WideSum floor = new WideSum();

  public Withdrawable(Scopes scopes, ScopeMargin scope) {
    this.scopes = scopes;
    this.scope = scope;
  }

  /**
   * max(0, min(cash, E- - max(IM, ceil(sum of N / 10)))), where E- counts unrealised profit as 0;
   * rounded against the account (c12).
   */
  public long micros(int scopeId) {
    measure(scopeId);
    return Math.max(0, Math.min(scopes.cashMicros(scopeId), free.value()));
  }

  /**
   * Whether so much of what a scope's collateral counts may leave it: E- without it must cover
   * {@code max(IM, ceil(sum of N / 10))}.
   */
  public boolean allows(int scopeId, long collateralMicros) {
    measure(scopeId);
    return !free.subtract(collateralMicros).isNegative();
  }

  private void measure(int scopeId) {
    scope.measure(scopeId);
    floor.set(scope.notional()).divideCeil(NOTIONAL_PER_FLOOR);
    WideSum kept = floor.isBelow(scope.initialMargin()) ? scope.initialMargin() : floor;
    free.set(scope.lossOnlyEquity()).subtract(kept);
  }
}
