package io.quantdesk.writer;

import java.util.concurrent.TimeUnit;

/** Waiting times after failures: doubled from 50 ms to 5 s, back to the start after a success. */
final class Backoff {
  private static final long MIN_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long MAX_NS = TimeUnit.SECONDS.toNanos(5);

  private long nextNs = MIN_NS;

  long nextNs() {
    long wait = nextNs;
    nextNs = Math.min(MAX_NS, nextNs * 2);
    return wait;
  }

  void reset() {
    nextNs = MIN_NS;
  }
}
