package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CancelScheduled {
  /** When all orders will be canceled, nanoseconds since 1970; 0: not any more. */
  public long cancelTimeNs;

  public int subAccountId;

  /** All positions will be closed then, too. */
  public boolean closeAll;
}
