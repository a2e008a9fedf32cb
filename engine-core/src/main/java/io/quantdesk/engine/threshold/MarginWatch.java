package io.quantdesk.engine.threshold;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.risk.ScopeMargin;

/**
 * Learns of everything that can bring a scope below its maintenance margin, and measures those
 * concerned at the end of the command, each once: under water it goes to {@link AtRiskScopes},
 * otherwise its thresholds are set anew. What raises a scope's slack need not be told: its
 * thresholds are met too early then, never too late.
 *
 * <p>A command measures at most as many scopes as it has changed, after a price or other
 * requirements as many as there are, and never more than {@link #MAX_CHECKS}; the rest is left to
 * ticks. A scope that waits for its measure counts as not safe.
 */
public final class MarginWatch {
  /** Most scopes that one command measures. */
  public static final int MAX_CHECKS = 128;

  private final Scopes scopes;
  private final Positions positions;
  private final CommandTime time;
  private final Collateral collateral;
  private final CollateralThresholds collateralThresholds;
  private final ThresholdIndex thresholds;
  private final AtRiskScopes atRisk;
  private final DistinctQueue changed;
  private int allowedChecks;
  private long pendingSinceNs = Engine.NO_DEADLINE;
  private long checks;

  public MarginWatch(
      Scopes scopes,
      Positions positions,
      Markets markets,
      Collateral collateral,
      EngineConfig config,
      CommandTime time) {
    this.scopes = scopes;
    this.positions = positions;
    this.time = time;
    this.collateral = collateral;
    collateralThresholds = new CollateralThresholds(scopes, collateral, config.collateralAssets());
    thresholds =
        new ThresholdIndex(scopes, positions, markets, config.markets(), collateralThresholds);
    ScopeMargin margin = new ScopeMargin(scopes, positions, markets, collateral);
    atRisk = new AtRiskScopes(thresholds, margin, config.subAccounts());
    changed = new DistinctQueue(config.subAccounts() + 1);
  }

  /** Scopes that are under water. */
  public AtRiskScopes atRisk() {
    return atRisk;
  }

  /** A position has another size or cost than before, or its owner other cash by it. */
  public void positionChanged(int slot) {
    if (positions.lots(slot) == 0) {
      thresholds.disarmPosition(slot);
      collateral.positionClosed(positions.scopeId(slot), positions.marketId(slot));
    }
    cashFell(positions.scopeId(slot));
  }

  /** A scope has less cash than before. */
  public void cashFell(int scopeId) {
    if (!atRisk.contains(scopeId) && changed.add(scopeId)) {
      allowedChecks++;
    }
  }

  /** A market has another mark or funding index than before. */
  public void priceChanged(Market market) {
    thresholds.priceChanged(market);
    allowedChecks = MAX_CHECKS;
  }

  /** An asset has been listed. */
  public void assetAdded(CollateralAsset asset) {
    collateralThresholds.add(asset);
  }

  /** A scope has more or less of an asset than before. */
  public void collateralChanged(int scopeId, CollateralAsset asset) {
    if (collateral.units(scopeId, asset.id()) == 0) {
      collateralThresholds.remove(scopeId, asset.id());
    }
    cashFell(scopeId);
  }

  /** An asset has another price than before. */
  public void priceChanged(CollateralAsset asset) {
    collateralThresholds.priceChanged(asset);
    allowedChecks = MAX_CHECKS;
  }

  /** An asset counts for less than before. */
  public void weightFell(CollateralAsset asset) {
    collateralThresholds.weightFell(asset);
    allowedChecks = MAX_CHECKS;
  }

  /** A market has other maintenance rates than before. */
  public void requirementsChanged(Market market) {
    thresholds.requirementsChanged(market);
    allowedChecks = MAX_CHECKS;
  }

  /** A tick: goes on with what earlier commands have left. */
  public void resume() {
    allowedChecks = MAX_CHECKS;
  }

  /** The command has made all its changes: measures the scopes that wait. */
  public void finishCommand() {
    if (allowedChecks > 0) {
      int left = Math.min(allowedChecks, MAX_CHECKS);
      collateralThresholds.startCommand();
      int scopeId = firstWaiting();
      while (scopeId != ThresholdIndex.NONE && left > 0) {
        if (!changed.isEmpty()) {
          changed.removeFirst();
        }
        atRisk.check(scopeId);
        checks++;
        left--;
        scopeId = firstWaiting();
      }
      allowedChecks = 0;
      setPending(scopeId != ThresholdIndex.NONE || collateralThresholds.isBehind());
    }
  }

  /** Since when scopes wait to be measured, the present while some wait to be taken; or never. */
  public long pendingSinceNs() {
    return atRisk.isEmpty() ? pendingSinceNs : Math.min(pendingSinceNs, time.ns());
  }

  /** Whether scopes wait to be measured by ticks. */
  public boolean isBehind() {
    return pendingSinceNs != Engine.NO_DEADLINE;
  }

  /** Exact measures so far. */
  public long checks() {
    return checks;
  }

  /** Whether a scope waits to be measured. Walks lists: for views and audits only. */
  public boolean isWaiting(int scopeId) {
    boolean waits =
        changed.contains(scopeId)
            || (scopes.hasCollateral(scopeId) && collateralThresholds.isDue(scopeId));
    int slot = scopes.firstPosition(scopeId);
    while (slot != Positions.NONE && !waits) {
      waits = thresholds.isArmed(slot) && thresholds.isDue(slot);
      slot = positions.next(slot);
    }
    return waits;
  }

  /** Adds all that waits, all thresholds and the scopes at risk to a hash. */
  public void hash(StateHash hash) {
    hash.add(changed.size()).add(pendingSinceNs).add(checks);
    for (int i = 0; i < changed.size(); i++) {
      hash.add(changed.get(i));
    }
    thresholds.hash(hash);
    atRisk.hash(hash);
  }

  CollateralThresholds collateralThresholds() {
    return collateralThresholds;
  }

  ThresholdIndex thresholds() {
    return thresholds;
  }

  /** Those that were changed come first: of the others nobody knows whether they are concerned. */
  private int firstWaiting() {
    return changed.isEmpty() ? thresholds.nextDue() : changed.first();
  }

  private void setPending(boolean pending) {
    if (!pending) {
      pendingSinceNs = Engine.NO_DEADLINE;
    } else if (pendingSinceNs == Engine.NO_DEADLINE) {
      pendingSinceNs = time.ns();
    }
  }
}
