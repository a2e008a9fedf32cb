package io.quantdesk.server.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (SIGTERM, SIGINT) end a command in good order: the signal wakes the command, and
 * the process ends only when the command has closed this.
 */
final class StopSignal implements AutoCloseable {
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens to the signals of this process from here on. */
  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "stop"));
    return signal;
  }

  /** Waits for the signal. */
  void await() throws InterruptedException {
    requested.await();
  }

  /** Waits for the signal for a while; whether it has come. */
  boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    return requested.await(timeout, unit);
  }

  /** Lets the process end. */
  @Override
  public void close() {
    stopped.countDown();
  }

  private void stopAndWait() {
    requested.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
