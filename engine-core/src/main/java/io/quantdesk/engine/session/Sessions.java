package io.quantdesk.engine.session;

import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/**
 * All client sessions by id, dense from 1; they never leave, so that answers outlive connections.
 */
public final class Sessions {
  private final Session[] byId;
  private int count;

  public Sessions(int capacity) {
    byId = new Session[capacity + 1];
  }

  /** Id of the session of a client name, or 0. */
  int findByName(Bytes32 clientName) {
    for (int sessionId = 1; sessionId <= count; sessionId++) {
      if (byId[sessionId].isOf(clientName)) {
        return sessionId;
      }
    }
    return 0;
  }

  boolean isFull() {
    return count == byId.length - 1;
  }

  /** Adds a session and returns its id. */
  int add(Bytes32 clientName) {
    byId[++count] = new Session(clientName);
    return count;
  }

  /** The session of an id, or null. */
  public Session find(int sessionId) {
    return sessionId > 0 && sessionId <= count ? byId[sessionId] : null;
  }

  public int count() {
    return count;
  }

  /** How many sessions have a role. */
  public int count(SessionRole role) {
    int found = 0;
    for (int sessionId = 1; sessionId <= count; sessionId++) {
      found += byId[sessionId].role() == role ? 1 : 0;
    }
    return found;
  }

  /** Adds all sessions to a hash, in the order of ids. */
  public void hash(StateHash hash) {
    hash.add(count);
    for (int sessionId = 1; sessionId <= count; sessionId++) {
      byId[sessionId].hash(hash);
    }
  }
}
