package io.quantdesk.server.session;

/** Why a connection ended. */
public enum CloseReason {
  /** The client said goodbye. */
  DISCONNECTED,
  /** The client's heartbeat stopped: it hangs or has died. */
  TIMED_OUT,
  /** Another client connected under the same name. */
  TAKEN_OVER,
  /** The ring's own structure was damaged; nothing that follows could be trusted. */
  RING_CORRUPT,
  /** The client did not read what was sent to it. */
  TOO_SLOW,
  /** The engine refused the session. */
  REFUSED,
  /** The server stops. */
  SERVER_STOPPED
}
