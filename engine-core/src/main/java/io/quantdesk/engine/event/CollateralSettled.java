package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CollateralSettled {
  public long units;
  public long amountMicros;

  /** What the treasury has of the asset now. */
  public long treasuryUnits;

  /** Cash of the treasury now. */
  public long treasuryMicros;

  public int assetId;
}
