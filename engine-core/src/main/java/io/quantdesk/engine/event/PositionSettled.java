package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class PositionSettled {
  /** What was closed of the position. */
  public long lots;

  /** Position after it: above 0 long, below 0 short. */
  public long leavesLots;

  public int subAccountId;

  public int marketId;

  /** Price at which it was closed. */
  public int priceTicks;
}
