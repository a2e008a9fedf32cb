package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class RiskAlert {
  public int subAccountId;

  /** The lowest level that its health has fallen below, in units of 1e-4. */
  public int level;

  /** Equity per maintenance margin in units of 1e-4, rounded down. */
  public long healthFactor;

  public long equityMicros;

  public long maintenanceMarginMicros;
}
