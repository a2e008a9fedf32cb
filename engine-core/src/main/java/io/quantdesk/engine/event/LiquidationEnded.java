package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class LiquidationEnded {
  /** E. */
  public long equityMicros;

  /** MM; 0: no position is left. */
  public long maintenanceMarginMicros;

  /** What the insurance fund paid for it. */
  public long badDebtMicros;

  /** What nobody paid for: the sub-account owes it. */
  public long uncoveredMicros;

  public int subAccountId;
}
