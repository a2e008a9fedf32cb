package io.quantdesk.engine.session;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.event.CommandOutcome;

/**
 * Lets a command in or answers it at once, and hands out the outcome that ends every command.
 * Commands of the server itself (session 0) have no number and every permission.
 */
public final class Admission {
  private final Sessions sessions;
  private final CommandTime time;
  private final EngineEvents events;
  private final CommandOutcome outcome = new CommandOutcome();

  public Admission(Sessions sessions, CommandTime time, EngineEvents events) {
    this.sessions = sessions;
    this.time = time;
    this.events = events;
  }

  /**
   * Whether the command is to be executed; if not, it is finished. Refusals in this order: unknown
   * session, number not used yet but not the next one, number used too long ago, not authorized. A
   * number that was used gets the stored answer again, and nothing happens.
   */
  public boolean admits(CommandHeader header, Permission permission) {
    time.advance(header.timeNs);
    if (header.sessionId == 0) {
      return true;
    }
    Session session = sessions.find(header.sessionId);
    if (session == null) {
      answer(header, RejectReason.UNKNOWN_SESSION, 0, 0);
      return false;
    }
    long clientSeq = header.clientSeq;
    if (session.expects(clientSeq)) {
      if (permission.isGrantedTo(session.role())) {
        return true;
      }
      finish(header, RejectReason.NOT_AUTHORIZED, 0);
    } else if (!session.wasUsed(clientSeq)) {
      answer(header, RejectReason.SEQUENCE_GAP, 0, 0);
    } else if (!session.remembers(clientSeq)) {
      answer(header, RejectReason.OUTCOME_EXPIRED, 0, 0);
    } else {
      answer(
          header,
          session.reason(clientSeq),
          session.orderId(clientSeq),
          session.commandSeq(clientSeq));
    }
    return false;
  }

  /** Ends an admitted command: its number is used up and its answer is kept. */
  public void finish(CommandHeader header, RejectReason reason, long orderId) {
    if (header.sessionId != 0) {
      sessions.find(header.sessionId).record(reason, orderId, header.seq);
    }
    answer(header, reason, orderId, 0);
  }

  /** Answers bytes that were no command; uses up their number if it is the next one. */
  public void rejectFrame(CommandHeader header, RejectReason reason) {
    time.advance(header.timeNs);
    Session session = sessions.find(header.sessionId);
    if (session != null && session.expects(header.clientSeq)) {
      session.record(reason, 0, header.seq);
    }
    answer(header, reason, 0, 0);
  }

  private void answer(CommandHeader header, RejectReason reason, long orderId, long originalSeq) {
    outcome.commandSeq = header.seq;
    outcome.timeNs = header.timeNs;
    outcome.clientSeq = header.clientSeq;
    outcome.orderId = orderId;
    outcome.originalSeq = originalSeq;
    outcome.sessionId = header.sessionId;
    outcome.reason = reason;
    events.outcome(outcome);
  }
}
