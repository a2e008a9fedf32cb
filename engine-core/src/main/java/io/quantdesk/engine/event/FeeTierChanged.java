package io.quantdesk.engine.event;

/**
 * An account pays other rates from now on, or has been given its tier, or no more. Read it before
 * the call returns: the object is reused.
 */
public final class FeeTierChanged {
  public int accountId;

  /** Its sub-account number 0. */
  public int subAccountId;

  public int tier;

  /** Whether it has the tier whatever it trades. */
  public boolean given;

  /** What it has traded in the last 30 full days. */
  public long volumeMicros;

  /** It pays the lower of this and a market's own rate; of tier 0: 1,000,000. */
  public int takerFeePpm;

  /** The same; below 0: a rebate. */
  public int makerFeePpm;
}
