package io.quantdesk.writer;

/** Another writer holds the stream or has taken it over: this one has stopped and wrote nothing. */
public final class FencedException extends WriterException {
  private static final long serialVersionUID = 1L;

  public FencedException(String message) {
    super(message);
  }
}
