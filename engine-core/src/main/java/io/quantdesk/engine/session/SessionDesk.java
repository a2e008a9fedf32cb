package io.quantdesk.engine.session;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.math.Bytes32;

/** Opens sessions for connections that the server has taken. */
public final class SessionDesk {
  private final Sessions sessions;
  private final EngineEvents events;
  private final SessionOpened opened = new SessionOpened();

  public SessionDesk(Sessions sessions, EngineEvents events) {
    this.sessions = sessions;
    this.events = events;
  }

  /**
   * Opens the session of a client name, the one it had before if there was one; the role is that of
   * this opening. Refusals in this order: no role or no name, too many sessions.
   */
  public RejectReason open(long connectionId, SessionRole role, Bytes32 clientName) {
    if (role == null || clientName.isZero()) {
      return RejectReason.INVALID_FIELD;
    }
    int sessionId = sessions.findByName(clientName);
    if (sessionId == 0) {
      if (sessions.isFull()) {
        return RejectReason.SESSION_CAPACITY;
      }
      sessionId = sessions.add(clientName);
    }
    Session session = sessions.find(sessionId);
    session.role(role);
    opened.connectionId = connectionId;
    opened.lastClientSeq = session.lastClientSeq();
    opened.sessionId = sessionId;
    opened.role = role;
    events.sessionOpened(opened);
    return RejectReason.NONE;
  }
}
