package io.quantdesk.server.demo.view;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The thread that shows the progress, five times a second: it takes the newest frame that it was
 * given and asks for the lags itself, so that nobody waits for a terminal.
 */
public final class Display implements AutoCloseable {
  private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Progress progress;
  private final Supplier<Lags> lags;
  private final Thread thread;
  private volatile DemoFrame frame;
  private volatile String phase = "";
  private volatile boolean isClosing;

  /** Shows nothing before the first frame; closing it closes the progress. */
  public Display(Progress progress, Supplier<Lags> lags) {
    this.progress = progress;
    this.lags = lags;
    this.thread = new Thread(this::run, "demo-display");
    thread.setDaemon(true);
  }

  /** Begins to show frames; once. */
  public void start() {
    thread.start();
  }

  /** Gives a newer frame; from any thread. */
  public void frame(DemoFrame newFrame) {
    frame = newFrame;
  }

  /** Says what is being done; from any thread. */
  public void phase(String newPhase) {
    phase = newPhase;
  }

  /** Shows the newest frame once more and ends. */
  @Override
  public void close() {
    isClosing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    progress.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosing) {
      show();
      LockSupport.parkNanos(INTERVAL_NS);
    }
    show();
  }

  private void show() {
    DemoFrame current = frame;
    if (current != null) {
      progress.show(current, lags.get(), phase);
    }
  }
}
