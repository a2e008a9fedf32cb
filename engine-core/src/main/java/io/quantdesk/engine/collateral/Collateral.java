package io.quantdesk.engine.collateral;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/**
 * All assets by id, dense from 1, and what each scope has of them. A scope without any costs its
 * readers one bit of its record: see {@link Scopes#hasCollateral}.
 *
 * <p>Units of an asset are one flat array, taken when it is listed.
 */
public final class Collateral {
  private final Scopes scopes;
  private final CommandTime time;
  private final CollateralAsset[] assets;

  /** By asset, then scope. */
  private final long[][] units;

  /** By scope: bit n is set when it has something of asset n + 1. */
  private final int[] held;

  /** By scope: market of the position that ended last while it had collateral; 0: none did. */
  private final int[] lastMarkets;

  private int count;

  public Collateral(Scopes scopes, int assetCapacity, CommandTime time) {
    this.scopes = scopes;
    this.time = time;
    assets = new CollateralAsset[assetCapacity + 1];
    units = new long[assetCapacity + 1][];
    held = new int[scopes.capacity() + 1];
    lastMarkets = new int[scopes.capacity() + 1];
  }

  /** Assets have the ids 1 to this. */
  public int count() {
    return count;
  }

  /** The asset of an id, or null. */
  public CollateralAsset find(int assetId) {
    return assetId > 0 && assetId <= count ? assets[assetId] : null;
  }

  /** The asset of an id that is known to exist. */
  public CollateralAsset get(int assetId) {
    return assets[assetId];
  }

  boolean isFull() {
    return count == assets.length - 1;
  }

  boolean hasSymbol(Bytes32 symbol) {
    for (int assetId = 1; assetId <= count; assetId++) {
      if (assets[assetId].symbol().sameAs(symbol)) {
        return true;
      }
    }
    return false;
  }

  CollateralAsset add(Bytes32 symbol) {
    CollateralAsset asset = new CollateralAsset(++count, symbol);
    assets[asset.id()] = asset;
    units[asset.id()] = new long[scopes.capacity() + 1];
    return asset;
  }

  /** What a scope has of an asset that exists. */
  public long units(int scopeId, int assetId) {
    return units[assetId][scopeId];
  }

  /** First asset that a scope has something of, by id; 0: there is none. */
  public int firstAsset(int scopeId) {
    return nextAsset(scopeId, 0);
  }

  /** The asset behind another one that a scope has something of, by id; 0: there is none. */
  public int nextAsset(int scopeId, int assetId) {
    int behind = held[scopeId] >>> assetId;
    return behind == 0 ? 0 : assetId + 1 + Integer.numberOfTrailingZeros(behind);
  }

  /** What all of a scope counts for maintenance margin, USDC micros. */
  public long maintenanceMicros(int scopeId) {
    long sum = 0;
    for (int id = firstAsset(scopeId); id != 0; id = nextAsset(scopeId, id)) {
      sum += assets[id].maintenanceMicros(units[id][scopeId]);
    }
    return sum;
  }

  /** What all of a scope counts for initial margin and withdrawals, USDC micros. */
  public long initialMicros(int scopeId) {
    long sum = 0;
    for (int id = firstAsset(scopeId); id != 0; id = nextAsset(scopeId, id)) {
      sum += assets[id].initialMicros(units[id][scopeId], time.ns());
    }
    return sum;
  }

  /**
   * What all of a scope counts for maintenance margin, where the price of an asset is no reason to
   * liquidate anybody with the benefit of the doubt: its full value at the higher one of price and
   * average (c11).
   */
  public long lenientMicros(int scopeId) {
    long sum = 0;
    for (int id = firstAsset(scopeId); id != 0; id = nextAsset(scopeId, id)) {
      long has = units[id][scopeId];
      sum +=
          assets[id].isSellable(time.ns())
              ? assets[id].maintenanceMicros(has)
              : assets[id].lenientMicros(has);
    }
    return sum;
  }

  /** Whether the price of anything that a scope has is no reason to liquidate anybody. */
  public boolean isDoubtful(int scopeId) {
    if (scopes.hasCollateral(scopeId)) {
      for (int id = firstAsset(scopeId); id != 0; id = nextAsset(scopeId, id)) {
        if (!assets[id].isSellable(time.ns())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Market whose insurance fund pays what a scope without any position owes; 0: there is none. */
  public int lastMarket(int scopeId) {
    return lastMarkets[scopeId];
  }

  /** A position of a scope has ended. */
  public void positionClosed(int scopeId, int marketId) {
    if (scopes.hasCollateral(scopeId)) {
      lastMarkets[scopeId] = marketId;
    }
  }

  public void deposit(int scopeId, CollateralAsset asset, long amountUnits) {
    change(scopeId, asset, amountUnits);
    asset.ledger().deposit(amountUnits);
    asset.scaleWeight();
  }

  /** Takes what a scope has; it stays in the books. */
  public void requestWithdrawal(int scopeId, CollateralAsset asset, long amountUnits) {
    change(scopeId, asset, -amountUnits);
    asset.ledger().requestWithdrawal(amountUnits);
    asset.scaleWeight();
  }

  /** What is pending leaves the books. */
  public void confirmWithdrawal(CollateralAsset asset, long amountUnits) {
    asset.ledger().confirmWithdrawal(amountUnits);
  }

  /** What is pending goes back to a scope. */
  public void revertWithdrawal(int scopeId, CollateralAsset asset, long amountUnits) {
    change(scopeId, asset, amountUnits);
    asset.ledger().revertWithdrawal(amountUnits);
    asset.scaleWeight();
  }

  /** Moves what the first scope has. */
  public void transfer(int fromScopeId, int toScopeId, CollateralAsset asset, long amountUnits) {
    change(fromScopeId, asset, -amountUnits);
    change(toScopeId, asset, amountUnits);
  }

  /** Moves what a scope has to the treasury. */
  public void sell(int scopeId, CollateralAsset asset, long amountUnits) {
    change(scopeId, asset, -amountUnits);
    asset.ledger().sell(amountUnits);
    asset.scaleWeight();
  }

  /** Takes what the treasury has out of the books. */
  void takeFromTreasury(CollateralAsset asset, long amountUnits) {
    asset.ledger().takeFromTreasury(amountUnits);
  }

  /** Adds assets and what scopes have of them to a hash; scopes have the ids 1 to a last one. */
  public void hash(int lastScopeId, StateHash hash) {
    hash.add(count);
    for (int assetId = 1; assetId <= count; assetId++) {
      assets[assetId].hash(hash);
    }
    for (int scopeId = 1; count > 0 && scopeId <= lastScopeId; scopeId++) {
      hash.add(held[scopeId]).add(lastMarkets[scopeId]);
      for (int id = firstAsset(scopeId); id != 0; id = nextAsset(scopeId, id)) {
        hash.add(units[id][scopeId]);
      }
    }
  }

  private void change(int scopeId, CollateralAsset asset, long changeUnits) {
    int id = asset.id();
    int bit = 1 << (id - 1);
    units[id][scopeId] += changeUnits;
    held[scopeId] = units[id][scopeId] == 0 ? held[scopeId] & ~bit : held[scopeId] | bit;
    scopes.collateral(scopeId, held[scopeId] != 0);
  }
}
