package io.quantdesk.engine.event;

/** A position has paid, or got, what it owed in funding; a BalanceChanged follows. */
public final class FundingPaid {
  public int subAccountId;

  public int marketId;

  /** Position that owed it, before it changes. */
  public long positionLots;

  /** Below 0: received. */
  public long paidMicros;

  /** Funding index of the position's side, up to which it has paid now. */
  public long fundingIndex;
}
