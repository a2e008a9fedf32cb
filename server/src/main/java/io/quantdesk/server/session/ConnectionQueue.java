package io.quantdesk.server.session;

import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Hands connections from the conductor to one of the two threads that use them. A connection comes
 * twice: when it is new, and when it is closing and must be let go.
 */
public final class ConnectionQueue {
  private final OneToOneConcurrentArrayQueue<Connection> queue;

  /** Holds both visits of every connection that can exist at a time. */
  public ConnectionQueue(int maxConnections) {
    this.queue = new OneToOneConcurrentArrayQueue<>(2 * maxConnections + 2);
  }

  void add(Connection connection) {
    queue.add(connection);
  }

  /** The next connection; null: there is none. */
  public Connection poll() {
    return queue.poll();
  }
}
