package io.quantdesk.engine.threshold;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.risk.ScopeMargin;
import java.util.List;

/**
 * Looks whether the thresholds do what they are for, by measuring everybody: no scope is below its
 * maintenance margin but those that are at risk or wait to be measured, every position is
 * registered where it belongs, and nothing else is. Walks the whole state: for audits and tests, on
 * the engine's thread.
 */
public final class MarginAudit {
  private final MarginWatch watch;
  private final ThresholdIndex thresholds;
  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final Collateral collateral;
  private final ScopeMargin margin;
  private int registered;

  public MarginAudit(
      MarginWatch watch,
      Scopes scopes,
      Positions positions,
      Markets markets,
      Collateral collateral) {
    this.watch = watch;
    thresholds = watch.thresholds();
    this.scopes = scopes;
    this.positions = positions;
    this.markets = markets;
    this.collateral = collateral;
    margin = new ScopeMargin(scopes, positions, markets, collateral);
  }

  /** Adds every rule that is broken, in words; scopes have the ids 1 to a last one. */
  public void check(int lastScopeId, List<String> violations) {
    registered = 0;
    HolderLists.Kind[] lists = new HolderLists.Kind[positions.capacity()];
    int listed = 0;
    for (int marketId = 1; marketId <= markets.count(); marketId++) {
      listed += thresholds.noteLists(markets.get(marketId), lists);
    }
    for (int scopeId = 1; scopeId <= lastScopeId; scopeId++) {
      boolean atRisk = watch.atRisk().contains(scopeId);
      boolean waiting = watch.isWaiting(scopeId);
      if (!atRisk && !waiting && isUnderWater(scopeId)) {
        violations.add("scope is under water, and nobody knows: " + scopeId);
      }
      if (atRisk && waiting) {
        violations.add("scope at risk waits to be measured: " + scopeId);
      }
      checkPositions(scopeId, atRisk, waiting, lists, violations);
      checkCollateral(scopeId, atRisk, waiting, violations);
    }
    for (int marketId = 1; marketId <= markets.count(); marketId++) {
      Market market = markets.get(marketId);
      if (!thresholds.isInOrder(market)) {
        violations.add("thresholds are out of order in market " + marketId);
      }
    }
    checkCollateralCounts(lastScopeId, violations);
    if (listed != registered) {
      violations.add("positions that are gone have thresholds: " + (listed - registered));
    }
  }

  private void checkPositions(
      int scopeId,
      boolean atRisk,
      boolean waiting,
      HolderLists.Kind[] lists,
      List<String> violations) {
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE) {
      boolean armed = thresholds.isArmed(slot);
      boolean expected = !atRisk && positions.lots(slot) != 0;
      registered += armed ? 1 : 0;
      if (armed != expected && !(waiting && expected)) {
        violations.add("position has thresholds, or none, against the rules, slot " + slot);
      }
      if (armed && !waiting && !thresholds.isInPlace(slot, lists[slot])) {
        violations.add("thresholds of a position are in other heaps than its own, slot " + slot);
      }
      slot = positions.next(slot);
    }
  }

  /**
   * Who has a position or a debt is registered with each asset that it has; who has none any more
   * may be, but nobody who is at risk.
   */
  private void checkCollateral(
      int scopeId, boolean atRisk, boolean waiting, List<String> violations) {
    boolean expected = holdsLots(scopeId) || scopes.cashMicros(scopeId) < 0;
    for (int id = collateral.firstAsset(scopeId); id != 0; id = collateral.nextAsset(scopeId, id)) {
      boolean armed = watch.collateralThresholds().isArmed(scopeId, id);
      if (atRisk ? armed : expected && !armed && !waiting) {
        violations.add("collateral has a threshold, or none, against the rules, scope " + scopeId);
      }
    }
  }

  private void checkCollateralCounts(int lastScopeId, List<String> violations) {
    for (int assetId = 1; assetId <= collateral.count(); assetId++) {
      int armed = 0;
      for (int scopeId = 1; scopeId <= lastScopeId; scopeId++) {
        boolean has = collateral.units(scopeId, assetId) > 0;
        armed += has && watch.collateralThresholds().isArmed(scopeId, assetId) ? 1 : 0;
      }
      if (armed != watch.collateralThresholds().count(assetId)) {
        violations.add("collateral that is gone has thresholds, asset " + assetId);
      }
    }
  }

  private boolean holdsLots(int scopeId) {
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE && positions.lots(slot) == 0) {
      slot = positions.next(slot);
    }
    return slot != Positions.NONE;
  }

  private boolean isUnderWater(int scopeId) {
    margin.measure(scopeId);
    return margin.isUnderWater();
  }
}
