package io.quantdesk.bench.l3;

/** A recording that is not what its format says; the message names the file and mostly the line. */
final class BadDataException extends Exception {
  private static final long serialVersionUID = 1L;

  BadDataException(String message) {
    super(message);
  }
}
