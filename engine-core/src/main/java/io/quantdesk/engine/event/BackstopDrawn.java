package io.quantdesk.engine.event;

/**
 * A backstop takes a position over with money of its market's insurance fund: both balances have
 * changed by it, and the step and the positions follow. Read it before the call returns: the object
 * is reused.
 */
public final class BackstopDrawn {
  /** The backstop. */
  public int subAccountId;

  public int marketId;

  /** What it gets from the fund: what the price is worse than the mark, and initial margin. */
  public long collateralMicros;

  /** All that it has got in the present interval. */
  public long drawnMicros;

  /** End of that interval. */
  public long intervalEndNs;
}
