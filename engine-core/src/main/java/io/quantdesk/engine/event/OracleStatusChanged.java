package io.quantdesk.engine.event;

import io.quantdesk.engine.oracle.OracleStatus;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OracleStatusChanged {
  public int averageTicks;

  public int marketId;

  public OracleStatus status;

  public OracleStatus oldStatus;

  /** Bit n is set when the condition of status code n holds. */
  public int conditions;

  /** Good updates that have to follow before anybody is liquidated again; 0: none. */
  public int updatesToThaw;
}
