package io.quantdesk.engine.event;

/**
 * A backstop has offered a slice of its position to the market, or had none any more. Read it
 * before the call returns: the object is reused.
 */
public final class BackstopUnwound {
  /** The backstop. */
  public int subAccountId;

  public int marketId;

  /** What was traded of the slice. */
  public long lots;

  /** Position after it: above 0 long, below 0 short. */
  public long leavesLots;

  /** Value of what was traded. */
  public long tradedMicros;

  /** Cash that goes back to the insurance fund, because nothing of a position is left. */
  public long returnedMicros;

  /** Worst price of the slice; 0: there was none. */
  public int limitPriceTicks;
}
