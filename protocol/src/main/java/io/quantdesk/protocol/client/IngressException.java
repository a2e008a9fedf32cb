package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.RejectReason;

/** The connection to the engine cannot be made or kept; {@link #kind} says what to do about it. */
public final class IngressException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** No engine runs at that home directory: start one, or correct the directory. */
    NO_SERVER,
    /** The engine answered no: see {@link IngressException#reason}. */
    REFUSED,
    /** No answer came in time; a command may have been executed or not. */
    TIMED_OUT,
    /** The connection is over: reconnect. */
    CLOSED
  }

  private final Kind kind;
  private final RejectReason reason;

  IngressException(Kind kind, String message) {
    this(kind, RejectReason.NONE, message);
  }

  IngressException(Kind kind, RejectReason reason, String message) {
    super(message);
    this.kind = kind;
    this.reason = reason;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Why the engine refused; NONE for the other kinds. */
  public RejectReason reason() {
    return reason;
  }
}
