package io.quantdesk.engine.event;

import io.quantdesk.engine.liquidation.InsuranceChangeReason;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class InsuranceChanged {
  /** After it, never below 0. */
  public long balanceMicros;

  public long changeMicros;

  public int marketId;

  public InsuranceChangeReason reason;
}
