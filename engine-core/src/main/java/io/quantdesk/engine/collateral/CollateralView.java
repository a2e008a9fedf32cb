package io.quantdesk.engine.collateral;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.oracle.PriceRules;

/**
 * Read-only look at collateral, for the engine's thread between commands. Assets and sub-accounts
 * that do not exist are the caller's mistake: IllegalArgumentException.
 */
public final class CollateralView {
  private final Collateral collateral;
  private final CommandTime time;

  public CollateralView(Collateral collateral, CommandTime time) {
    this.collateral = collateral;
    this.time = time;
  }

  /** Assets have the ids 1 to this. */
  public int count() {
    return collateral.count();
  }

  public void copySymbol(int assetId, Bytes32 destination) {
    destination.set(asset(assetId).symbol());
  }

  public void copyTerms(int assetId, CollateralTerms destination) {
    destination.set(asset(assetId).terms());
  }

  public void copyPriceRules(int assetId, PriceRules destination) {
    destination.set(asset(assetId).oracle().rules());
  }

  /** Last price that was taken, 0 before the first. */
  public int priceTicks(int assetId) {
    return asset(assetId).priceTicks();
  }

  /** Average over the 5 minutes before the last price that was taken. */
  public int averageTicks(int assetId) {
    return asset(assetId).averageTicks();
  }

  /** Condition of the price at the time of the last command. */
  public OracleStatus status(int assetId) {
    return asset(assetId).oracle().status(time.ns());
  }

  /** Initial weight with the deposits that there are. */
  public int scaledWeightPpm(int assetId) {
    return asset(assetId).scaledWeightPpm();
  }

  /** How much of an asset is where; owned by the engine. */
  public CollateralLedger ledger(int assetId) {
    return asset(assetId).ledger();
  }

  /** What a sub-account has. */
  public long units(int subAccountId, int assetId) {
    return collateral.units(subAccountId, asset(assetId).id());
  }

  /** What all that a sub-account has counts for maintenance margin, USDC micros. */
  public long maintenanceMicros(int subAccountId) {
    return collateral.maintenanceMicros(subAccountId);
  }

  /** What all that a sub-account has counts for initial margin and withdrawals, USDC micros. */
  public long initialMicros(int subAccountId) {
    return collateral.initialMicros(subAccountId);
  }

  private CollateralAsset asset(int assetId) {
    CollateralAsset asset = collateral.find(assetId);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + assetId);
    }
    return asset;
  }
}
