package io.quantdesk.engine.event;

import io.quantdesk.engine.funding.FundingSource;
import io.quantdesk.engine.funding.FundingStatus;

/** A market's funding has been made: from now on positions owe, or are to get, by its indices. */
public final class FundingRateSet {
  public int marketId;

  /** Rate of the interval, above 0: longs pay. */
  public int rateE9;

  /** Average of the samples; 0 without any. */
  public int premiumE9;

  public int samples;

  /** Index price that the rate is of. */
  public int indexTicks;

  /** Funding index of long positions after it, USDC micros x 2^20 per lot. */
  public long longFundingIndex;

  /** Funding index of short positions after it. */
  public long shortFundingIndex;

  public FundingSource source;

  public FundingStatus status;

  /** Of a MANUAL rate the operator's own number. */
  public int reference;

  /** When it was due, nanoseconds since 1970. */
  public long fundingTimeNs;
}
