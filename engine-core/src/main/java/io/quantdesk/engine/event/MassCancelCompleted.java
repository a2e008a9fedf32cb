package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class MassCancelCompleted {
  /** Sequence of the CancelAll, or of the command that a scheduled cancel started with. */
  public long requestSeq;

  public int canceledOrders;

  public int subAccountId;
}
