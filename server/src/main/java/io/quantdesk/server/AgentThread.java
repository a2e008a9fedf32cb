package io.quantdesk.server;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;

/**
 * Runs one agent on one thread until it is stopped. An exception halts the process; the thread is
 * never interrupted, since an interrupt closes file channels under the journal.
 */
final class AgentThread {
  private final Agent agent;
  private final IdleStrategy idle;
  private final Halt halt;
  private final Thread thread;
  private volatile boolean running = true;

  AgentThread(Agent agent, IdleStrategy idle, Halt halt) {
    this.agent = agent;
    this.idle = idle;
    this.halt = halt;
    this.thread = new Thread(this::run, agent.roleName());
  }

  void start() {
    thread.start();
  }

  /** Lets the current duty cycle finish and waits for the end of the thread. */
  void stop() {
    running = false;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    TimerSlack.narrow();
    try {
      while (running) {
        idle.idle(agent.doWork());
      }
    } catch (Throwable failure) {
      halt.halt(agent.roleName(), failure);
    }
  }
}
