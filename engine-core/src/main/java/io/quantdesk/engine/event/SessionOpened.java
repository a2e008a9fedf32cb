package io.quantdesk.engine.event;

import io.quantdesk.engine.session.SessionRole;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class SessionOpened {
  public long connectionId;

  /** The next command must carry this plus one. */
  public long lastClientSeq;

  public int sessionId;

  public SessionRole role;
}
