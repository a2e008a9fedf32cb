package io.quantdesk.engine.event;

import io.quantdesk.engine.collateral.CollateralChangeReason;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CollateralChanged {
  public long units;
  public long changeUnits;
  public int subAccountId;
  public int assetId;
  public CollateralChangeReason reason;
}
