package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.world.FactRecorder.OpenedSession;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The sessions of a run by name. Each role has a session of its name, opened when first needed. */
public final class Sessions {
  private final Map<String, ClientSession> byName = new HashMap<>();

  Sessions() {}

  /** Name of the session that sends a role's commands unless a statement says otherwise. */
  public static String usual(SessionRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** The session of a name, or null. */
  ClientSession find(String name) {
    return byName.get(name);
  }

  /** The engine has opened a session under a name, or opened it again. */
  void opened(String name, OpenedSession opened) {
    byName
        .computeIfAbsent(name, absent -> new ClientSession())
        .opened(opened.sessionId(), opened.lastClientSeq());
  }
}
