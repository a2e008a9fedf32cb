package io.quantdesk.engine.event;

import io.quantdesk.engine.RejectReason;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class CommandOutcome {
  public long commandSeq;

  public long timeNs;

  public long clientSeq;

  /** The order that the command made or named; 0: none. */
  public long orderId;

  /** Of a resent command: the sequence that executed it; otherwise 0. */
  public long originalSeq;

  public int sessionId;

  /** NONE: accepted. */
  public RejectReason reason;

  public int eventCount;
}
