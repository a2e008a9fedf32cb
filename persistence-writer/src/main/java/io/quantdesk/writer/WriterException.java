package io.quantdesk.writer;

/**
 * The writer cannot go on and has stopped without skipping anything; the message says at which
 * sequence, why, and what to do. Never thrown for what passes by itself, such as a database that is
 * away.
 */
public class WriterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WriterException(String message) {
    super(message);
  }

  public WriterException(String message, Throwable cause) {
    super(message, cause);
  }
}
