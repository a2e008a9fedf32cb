package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class LeverageSet {
  public int subAccountId;

  public int marketId;

  /** Notional per initial margin, at most; 0: as much as the market allows. */
  public int leverage;
}
