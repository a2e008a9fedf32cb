package io.quantdesk.server;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/** How the threads wait when there is nothing to do. */
final class Idle {
  private static final long MIN_PARK_NS = 1_000;
  private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long CONDUCTOR_SLEEP_MS = 2;

  private Idle() {}

  /** Spins, and only yields when that has brought nothing for long: the core is its own. */
  static IdleStrategy dedicated() {
    return new BackoffIdleStrategy(10_000, Long.MAX_VALUE, 1, 1);
  }

  /** Spins shortly, then gives way, then sleeps: others need the core. */
  static IdleStrategy shared() {
    return new BackoffIdleStrategy(50, 100, MIN_PARK_NS, MAX_PARK_NS);
  }

  /** The engine waits for the output stage. */
  static IdleStrategy waitForOutput() {
    return new BackoffIdleStrategy(100, 100, MIN_PARK_NS, MAX_PARK_NS);
  }

  static IdleStrategy conductor() {
    return new SleepingMillisIdleStrategy(CONDUCTOR_SLEEP_MS);
  }
}
