package io.quantdesk.server.challenge;

/** A file that is not a whole, meaningful order flow; the message says what is wrong where. */
public final class BadFlowException extends Exception {
  private static final long serialVersionUID = 1L;

  BadFlowException(String message) {
    super(message);
  }
}
