package io.quantdesk.server.demo.feed;

/** A feed cannot be read; the message names the feed, the line and what is wrong there. */
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FeedException(String message, Throwable cause) {
    super(message, cause);
  }

  public FeedException(String message) {
    super(message);
  }
}
