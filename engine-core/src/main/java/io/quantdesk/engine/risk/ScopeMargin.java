package io.quantdesk.engine.risk;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.oracle.OraclePermission;

/**
 * Totals of one margin scope over all its markets, in USDC micros. {@link #measure} fills them;
 * they stay until the next call. Sums are exact: they cannot wrap.
 */
public final class ScopeMargin {
  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final Collateral collateral;
  private final Exposure exposure;
  private final WideSum equity = new WideSum();
  private final WideSum initialEquity = new WideSum();
  private final WideSum lossOnlyEquity = new WideSum();
  private final WideSum initialMargin = new WideSum();
  private final WideSum maintenanceMargin = new WideSum();
  private final WideSum notional = new WideSum();
  private boolean hasCollateral;

  public ScopeMargin(Scopes scopes, Positions positions, Markets markets, Collateral collateral) {
    this.scopes = scopes;
    this.positions = positions;
    this.markets = markets;
    this.collateral = collateral;
    exposure = new Exposure(positions);
  }

  /** Adds up all markets of a scope. */
  public void measure(int scopeId) {
    measureWithout(scopeId, Positions.NONE);
  }

  /** Adds up all markets of a scope but that of one slot. */
  void measureWithout(int scopeId, int exceptSlot) {
    start(scopeId);
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE) {
      if (slot != exceptSlot) {
        exposure.load(scopeId, slot, markets.get(positions.marketId(slot)));
        add(exposure);
      }
      slot = positions.next(slot);
    }
  }

  /**
   * Adds up what decides on orders, initial equity and initial margin, over all markets of a scope
   * but that of one slot; all other totals are left without meaning.
   */
  void measureInitialWithout(int scopeId, int exceptSlot) {
    initialEquity.set(scopes.cashMicros(scopeId));
    initialMargin.set(0);
    if (scopes.hasCollateral(scopeId)) {
      initialEquity.add(collateral.initialMicros(scopeId));
    }
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE) {
      if (slot != exceptSlot) {
        exposure.load(scopeId, slot, markets.get(positions.marketId(slot)));
        addInitial(exposure);
      }
      slot = positions.next(slot);
    }
  }

  /**
   * Adds up all markets of a scope, those whose oracle allows no liquidation by the mark alone at
   * their average prices, and gives collateral whose price is no reason to liquidate the benefit of
   * the doubt (c11).
   */
  public void measureAtAverages(int scopeId, long nowNs) {
    start(scopeId);
    if (hasCollateral) {
      equity.add(collateral.lenientMicros(scopeId) - collateral.maintenanceMicros(scopeId));
    }
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE) {
      Market market = markets.get(positions.marketId(slot));
      exposure.load(scopeId, slot, market);
      if (market.oracle().permission(OracleAction.LIQUIDATE, nowNs)
          == OraclePermission.UNDER_AVERAGE) {
        exposure.priceTicks(market.oracle().averageTicks(nowNs));
      }
      add(exposure);
      slot = positions.next(slot);
    }
  }

  private void start(int scopeId) {
    long cash = scopes.cashMicros(scopeId);
    equity.set(cash);
    initialEquity.set(cash);
    lossOnlyEquity.set(cash);
    initialMargin.set(0);
    maintenanceMargin.set(0);
    notional.set(0);
    hasCollateral = scopes.hasCollateral(scopeId);
    if (hasCollateral) {
      long initial = collateral.initialMicros(scopeId);
      equity.add(collateral.maintenanceMicros(scopeId));
      initialEquity.add(initial);
      lossOnlyEquity.add(initial);
    }
  }

  /** Adds initial equity and initial margin of one market. */
  void addInitial(Exposure market) {
    initialEquity.add(market.initialProfitMicros()).subtract(market.owedMicros());
    initialMargin
        .add(market.initialMicros())
        .add(market.buyLossMicros())
        .add(market.sellLossMicros());
  }

  /** Adds one market. */
  void add(Exposure market) {
    long unrealized = market.unrealizedMicros();
    long owed = market.owedMicros();
    equity.add(unrealized).subtract(owed);
    lossOnlyEquity.add(Math.min(unrealized, 0)).subtract(owed);
    addInitial(market);
    maintenanceMargin.add(market.maintenanceMicros());
    notional.add(market.worstNotionalMicros());
  }

  /**
   * E = cash + collateral + sum of unrealised profit - funding owed (c2). Collateral counts with
   * its maintenance weight, for initial margin and withdrawals with its initial one. Owned by this
   * object.
   */
  public WideSum equity() {
    return equity;
  }

  /** E_init: E with the part of unrealised profits that counts for initial margin (c2). */
  public WideSum initialEquity() {
    return initialEquity;
  }

  /** E with unrealised profits counted as 0: what withdrawals are measured by (c12). */
  public WideSum lossOnlyEquity() {
    return lossOnlyEquity;
  }

  /** IM with the resting orders of all markets, without a fee (c3). */
  public WideSum initialMargin() {
    return initialMargin;
  }

  /** MM (c3). */
  public WideSum maintenanceMargin() {
    return maintenanceMargin;
  }

  /** Whether any market has a position: then the requirement is above 0. */
  public boolean hasPosition() {
    return maintenanceMargin.value() > 0;
  }

  /** Whether {@code E < MM}, with some position or some collateral for a debt (c4). */
  public boolean isUnderWater() {
    return (hasCollateral || hasPosition()) && equity.isBelow(maintenanceMargin);
  }

  /** floor(E x 1e4 / MM), or Health.MAX without a requirement (c4). */
  public long healthFactor() {
    return Health.factor(equity, maintenanceMargin);
  }

  /** Sum of N over all markets. */
  public WideSum notional() {
    return notional;
  }
}
