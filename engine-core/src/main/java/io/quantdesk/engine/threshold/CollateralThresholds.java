package io.quantdesk.engine.threshold;

import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.StateHash;

/**
 * The prices of assets at which scopes are to be measured: to collateral an asset is one more
 * market, whose price can only fall against them (c13). A share of the scope's slack is the asset's
 * own; its threshold is the price at which the maintenance value has fallen by that share, or none
 * when all of it may go. Who has neither a position nor a debt needs none, whatever the price.
 *
 * <p>A threshold is crossed by a price below it. Each asset has a queue of its own, of negated
 * prices: the highest threshold is first, equal ones by scope id. A scope that is watched is in the
 * queue of each asset that it has, with or without a threshold.
 *
 * <p>A weight that falls makes all watched scopes due, which are then looked for by id, some a
 * command.
 */
final class CollateralThresholds {
  /** Most scopes that one command looks at in search of those that have an asset. */
  static final int MAX_LOOKS = 4_096;

  private static final long NO_THRESHOLD = 0;

  private final Scopes scopes;
  private final Collateral collateral;

  /** By asset. */
  private final DeadlineQueue[] queues;

  /** By asset: next scope of the search after its weight has fallen; 0: there is none. */
  private final int[] searches;

  /** Bit n is set when scopes may be due because of asset n + 1. */
  private int dueAssets;

  private int looksLeft;

  CollateralThresholds(Scopes scopes, Collateral collateral, int assetCapacity) {
    this.scopes = scopes;
    this.collateral = collateral;
    queues = new DeadlineQueue[assetCapacity + 1];
    searches = new int[assetCapacity + 1];
  }

  void add(CollateralAsset asset) {
    queues[asset.id()] = new DeadlineQueue(scopes.capacity() + 1);
  }

  /**
   * Counts what a scope has for its budget; returns whether there is anything that is watched.
   *
   * @param hasPosition whether it has one, which makes it watched
   */
  boolean addTo(SlackBudget budget, int scopeId, boolean hasPosition) {
    if (!hasPosition && scopes.cashMicros(scopeId) >= 0) {
      disarm(scopeId);
      return false;
    }
    for (int id = collateral.firstAsset(scopeId); id != 0; id = collateral.nextAsset(scopeId, id)) {
      budget.add(weight(scopeId, id));
    }
    return true;
  }

  /** Registers all that a scope has anew, by a budget that it was counted for. */
  void arm(int scopeId, SlackBudget budget) {
    for (int id = collateral.firstAsset(scopeId); id != 0; id = collateral.nextAsset(scopeId, id)) {
      remove(scopeId, id);
      queues[id].add(scopeId, -threshold(scopeId, id, budget));
    }
  }

  /** Takes out all that a scope has. */
  void disarm(int scopeId) {
    for (int id = collateral.firstAsset(scopeId); id != 0; id = collateral.nextAsset(scopeId, id)) {
      remove(scopeId, id);
    }
  }

  /** Takes a scope out of the queue of an asset, if it is in it. */
  void remove(int scopeId, int assetId) {
    if (queues[assetId].has(scopeId)) {
      queues[assetId].remove(scopeId);
    }
    if (searches[assetId] == scopeId) {
      searches[assetId]++;
    }
  }

  /** Takes another price of an asset. */
  void priceChanged(CollateralAsset asset) {
    if (isCrossed(asset)) {
      dueAssets |= bit(asset.id());
    }
  }

  /** Takes a maintenance weight that is lower than before: all who are watched are due. */
  void weightFell(CollateralAsset asset) {
    searches[asset.id()] = 1;
    dueAssets |= bit(asset.id());
  }

  /** A command begins to look for those that are due. */
  void startCommand() {
    looksLeft = MAX_LOOKS;
  }

  /** Whether scopes may be due. */
  boolean isBehind() {
    return dueAssets != 0;
  }

  /** The scope that is to be measured next, or NONE: there is none, or the command has to end. */
  int nextDue() {
    while (dueAssets != 0) {
      int id = 1 + Integer.numberOfTrailingZeros(dueAssets);
      if (isCrossed(collateral.get(id))) {
        return queues[id].firstHandle();
      }
      if (searches[id] != 0) {
        return search(id);
      }
      dueAssets &= ~bit(id);
    }
    return ThresholdIndex.NONE;
  }

  /** Whether a scope is registered with an asset that it has. */
  boolean isArmed(int scopeId, int assetId) {
    return queues[assetId].has(scopeId);
  }

  /** Whether a scope is due because of an asset. */
  boolean isDue(int scopeId) {
    for (int id = collateral.firstAsset(scopeId); id != 0; id = collateral.nextAsset(scopeId, id)) {
      boolean isSearched = searches[id] != 0 && scopeId >= searches[id];
      if (queues[id].has(scopeId)
          && (isSearched || queues[id].timeNs(scopeId) < present(collateral.get(id)))) {
        return true;
      }
    }
    return false;
  }

  /** How many scopes are registered with an asset. */
  int count(int assetId) {
    return queues[assetId].size();
  }

  void hash(StateHash hash) {
    for (int id = 1; id <= collateral.count(); id++) {
      queues[id].hash(hash);
      hash.add(searches[id]);
    }
    hash.add(dueAssets);
  }

  /** It stays where it is until the scope that it has found is measured. */
  private int search(int assetId) {
    int scopeId = searches[assetId];
    while (looksLeft > 0 && scopeId <= scopes.capacity() && !queues[assetId].has(scopeId)) {
      scopeId++;
      looksLeft--;
    }
    if (scopeId > scopes.capacity()) {
      searches[assetId] = 0;
      return nextDue();
    }
    searches[assetId] = scopeId;
    return queues[assetId].has(scopeId) ? scopeId : ThresholdIndex.NONE;
  }

  /** Price below which the asset's share of the slack is used up; 0: none is. */
  private long threshold(int scopeId, int assetId, SlackBudget budget) {
    CollateralAsset asset = collateral.get(assetId);
    long share = budget.shareMicros(weight(scopeId, assetId));
    long ticks = asset.ticksUntilLost(collateral.units(scopeId, assetId), Math.max(0, share));
    return ticks >= asset.priceTicks() ? NO_THRESHOLD : asset.priceTicks() - ticks;
  }

  /** What it is worth; at least something, so that it has a share. */
  private long weight(int scopeId, int assetId) {
    long units = collateral.units(scopeId, assetId);
    return Math.max(1, collateral.get(assetId).maintenanceMicros(units));
  }

  private boolean isCrossed(CollateralAsset asset) {
    return queues[asset.id()].firstNs() < present(asset);
  }

  private static long present(CollateralAsset asset) {
    return -asset.priceTicks();
  }

  private static int bit(int assetId) {
    return 1 << (assetId - 1);
  }
}
