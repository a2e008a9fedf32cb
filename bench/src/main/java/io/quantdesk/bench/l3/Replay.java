package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;

/** One recording in a known format, ready to go through the book. */
interface Replay {
  /** The recording and its format, for people. */
  String name();

  /** Drives a new book with the whole recording. */
  Result run() throws BadDataException;
}
