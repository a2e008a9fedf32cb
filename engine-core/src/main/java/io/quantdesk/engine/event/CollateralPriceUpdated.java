package io.quantdesk.engine.event;

import io.quantdesk.engine.oracle.OracleStatus;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CollateralPriceUpdated {
  public long priceMantissa;
  public long confidenceMantissa;
  public long publishTimeNs;

  /** Price that counts from now on. */
  public int priceTicks;

  public int averageTicks;
  public int exponent;
  public int publishers;
  public int assetId;
  public OracleStatus status;
}
