package io.quantdesk.writer;

/** What a writer is doing. */
public enum WriterState {
  /** Not run yet. */
  NEW,
  /** Without a database: connecting, or waiting to try again. */
  CONNECTING,
  /** Writing, or at the end of the journal. */
  RUNNING,
  /** Ended by its owner. */
  CLOSED,
  /** Ended by a failure that does not pass. */
  FAILED
}
