package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.RejectReason;
import java.util.HashMap;
import java.util.Map;

/** The client's side of a session: the next number to give, and what was sent under each. */
final class ClientSession {
  private final Map<Long, CommandBody> bodies = new HashMap<>();
  private int sessionId;
  private long nextClientSeq;

  /** The engine has opened it, or opened it again. */
  void opened(int id, long lastClientSeq) {
    sessionId = id;
    nextClientSeq = lastClientSeq + 1;
  }

  int sessionId() {
    return sessionId;
  }

  long nextClientSeq() {
    return nextClientSeq;
  }

  /** A command was answered: its number is used up when the engine took it as the next one. */
  void answered(long clientSeq, CommandBody body, RejectReason reason) {
    if (clientSeq == nextClientSeq && reason != RejectReason.SEQUENCE_GAP) {
      bodies.put(clientSeq, body);
      nextClientSeq++;
    }
  }

  /** What was sent under a number, or null. */
  CommandBody body(long clientSeq) {
    return bodies.get(clientSeq);
  }
}
