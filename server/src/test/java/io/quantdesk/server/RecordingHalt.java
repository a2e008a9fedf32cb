package io.quantdesk.server;

import java.util.concurrent.atomic.AtomicReference;

/** Remembers the first failure instead of ending the process that runs the tests. */
final class RecordingHalt implements Halt {
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  @Override
  public void halt(String stage, Throwable cause) {
    failure.compareAndSet(null, new IllegalStateException(stage + " failed", cause));
  }

  Throwable failure() {
    return failure.get();
  }
}
