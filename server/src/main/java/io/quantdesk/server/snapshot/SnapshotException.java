package io.quantdesk.server.snapshot;

/** A snapshot cannot be written, or what was read is none that this program can use. */
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SnapshotException(String message) {
    super(message);
  }

  SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
