package io.quantdesk.bench.recording;

/** A recording that is not what its format says; the message names the file and mostly the line. */
public final class BadDataException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadDataException(String message) {
    super(message);
  }
}
