package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class ScheduledCancelStarted {
  /** The time that it was scheduled for, nanoseconds since 1970. */
  public long cancelTimeNs;

  public int subAccountId;

  /** All positions are closed behind the orders. */
  public boolean closeAll;
}
