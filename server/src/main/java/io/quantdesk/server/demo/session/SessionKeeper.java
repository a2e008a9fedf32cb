package io.quantdesk.server.demo.session;

import io.quantdesk.protocol.client.IngressClient;

/** Looks after the sessions of a play: called for each before it is polled. */
@FunctionalInterface
public interface SessionKeeper {
  /** A play whose engine is expected to stay: the end of a session is an error. */
  SessionKeeper EXPECTING_NO_LOSS =
      client -> {
        if (!client.isConnected()) {
          throw new IllegalStateException("the engine has closed a session of the demo");
        }
      };

  /**
   * Leaves the session connected, or throws.
   *
   * @param client of the session; nothing is lost when it reconnects
   */
  void keep(IngressClient client);
}
