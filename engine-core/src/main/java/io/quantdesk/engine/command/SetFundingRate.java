package io.quantdesk.engine.command;

/** The rate of a market's next funding, as an operator sets it. */
public final class SetFundingRate {
  public int marketId;

  /** Above 0 longs pay; bounded by the market's rules when it is applied. */
  public int rateE9;

  /** The operator's own number for why, such as that of a ticket. */
  public int reference;
}
