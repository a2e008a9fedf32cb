package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OraclePriceUpdated {
  public long priceMantissa;

  public long confidenceMantissa;

  public long publishTimeNs;

  public int indexTicks;

  public int marketId;

  public int exponent;

  public int publishers;
}
