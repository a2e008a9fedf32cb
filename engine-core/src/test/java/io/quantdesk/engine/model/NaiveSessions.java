package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.session.SessionRole;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Sessions as a list of all answers they ever got. */
final class NaiveSessions {
  static final Set<SessionRole> TRADERS = EnumSet.of(SessionRole.TRADING, SessionRole.ADMIN);
  static final Set<SessionRole> ORACLES = EnumSet.of(SessionRole.ORACLE, SessionRole.ADMIN);
  static final Set<SessionRole> SETTLERS = EnumSet.of(SessionRole.SETTLEMENT, SessionRole.ADMIN);
  static final Set<SessionRole> ADMINS = EnumSet.of(SessionRole.ADMIN);
  static final Set<SessionRole> NOBODY = EnumSet.noneOf(SessionRole.class);

  private static final class Session {
    final String name;
    final List<Answer> answers = new ArrayList<>();
    SessionRole role;

    Session(String name) {
      this.name = name;
    }
  }

  private final List<Session> sessions = new ArrayList<>();

  Answer open(SessionRole role, String name) {
    Session session =
        sessions.stream().filter(known -> known.name.equals(name)).findFirst().orElse(null);
    if (session == null) {
      session = new Session(name);
      sessions.add(session);
    }
    session.role = role;
    return Answer.of(RejectReason.NONE);
  }

  long lastClientSeq(int sessionId) {
    return sessions.get(sessionId - 1).answers.size();
  }

  SessionRole role(int sessionId) {
    return sessions.get(sessionId - 1).role;
  }

  int administrators() {
    return (int) sessions.stream().filter(session -> session.role == SessionRole.ADMIN).count();
  }

  int count() {
    return sessions.size();
  }

  Answer run(CommandHeader header, Set<SessionRole> allowed, Supplier<Answer> command) {
    if (header.sessionId == 0) {
      return command.get();
    }
    if (header.sessionId < 0 || header.sessionId > sessions.size()) {
      return Answer.of(RejectReason.UNKNOWN_SESSION);
    }
    Session session = sessions.get(header.sessionId - 1);
    long used = session.answers.size();
    if (header.clientSeq < 1 || header.clientSeq > used + 1) {
      return Answer.of(RejectReason.SEQUENCE_GAP);
    }
    if (header.clientSeq <= used - 1_024) {
      return Answer.of(RejectReason.OUTCOME_EXPIRED);
    }
    if (header.clientSeq <= used) {
      return session.answers.get((int) header.clientSeq - 1);
    }
    Answer answer =
        allowed.contains(session.role) ? command.get() : Answer.of(RejectReason.NOT_AUTHORIZED);
    session.answers.add(new Answer(answer.reason(), answer.orderNumber(), header.seq));
    return answer;
  }

  void rejectFrame(CommandHeader header, RejectReason reason) {
    if (header.sessionId > 0
        && header.sessionId <= sessions.size()
        && header.clientSeq == lastClientSeq(header.sessionId) + 1) {
      sessions.get(header.sessionId - 1).answers.add(new Answer(reason, 0, header.seq));
    }
  }
}
