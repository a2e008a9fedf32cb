package io.quantdesk.engine.event;

/** An operator has set the rate of a market's next funding. */
public final class FundingRateScheduled {
  public int marketId;

  /** As it was set, before the market's bounds. */
  public int rateE9;

  /** The operator's own number. */
  public int reference;

  /** When it will be applied, nanoseconds since 1970. */
  public long fundingTimeNs;
}
