package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CollateralSold {
  public long units;
  public long proceedsMicros;

  /** What the treasury has of the asset now. */
  public long treasuryUnits;

  public int subAccountId;
  public int assetId;
  public int priceTicks;
}
