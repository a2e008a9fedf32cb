package io.quantdesk.engine.event;

import io.quantdesk.engine.RejectReason;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class ScheduledCloseEnded {
  /** What is left of the position: above 0 long, below 0 short. */
  public long leavesLots;

  public int subAccountId;

  public int marketId;

  /** NONE: its orders were taken; otherwise why the last one was not. */
  public RejectReason reason;
}
