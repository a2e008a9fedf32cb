package io.quantdesk.server.egress;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionOpenedDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.session.CloseReason;
import io.quantdesk.server.session.Connection;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Sends each message to the sessions that it concerns: the outcome of a command, and its events
 * that name no account, to the session that sent it; an account's events to the session that last
 * commanded the account; a trade to both parties; what becomes of withdrawals to the settlement
 * service, too. Owned by the output stage's thread.
 */
final class SessionRouter {
  private static final int OUTCOME_LENGTH = EventBlockCursor.EVENTS_OFFSET;

  private final AccountSessions accounts;
  private final SessionEgress[] bySessionId;
  private final List<Connection> opening = new ArrayList<>();
  private final List<SessionEgress> open = new ArrayList<>();
  private final SessionOpenedDecoder sessionOpened = new SessionOpenedDecoder();
  private final int durability;

  SessionRouter(AccountSessions accounts, int maxSessions, int durability) {
    this.accounts = accounts;
    this.bySessionId = new SessionEgress[maxSessions + 1];
    this.durability = durability;
  }

  /** A connection whose session the engine is about to open. */
  void add(Connection connection) {
    opening.add(connection);
  }

  /** Forgets a connection that is closing. */
  void letGo(Connection connection) {
    opening.remove(connection);
    for (int i = open.size() - 1; i >= 0; i--) {
      SessionEgress session = open.get(i);
      if (session.connection() == connection) {
        detach(session);
      }
    }
    connection.letGoByOutput();
  }

  /** Sessions with a connection. */
  List<SessionEgress> open() {
    return open;
  }

  /** Routes the outcome; the events follow one by one. */
  void onOutcome(EventBlockCursor cursor, DirectBuffer buffer, int offset) {
    long seq = cursor.outcome().commandSeq();
    int sender = (int) cursor.outcome().sessionId();
    if (sender != 0) {
      send(sender, seq, 0, buffer, offset, OUTCOME_LENGTH);
    } else if (!opening.isEmpty() && cursor.outcome().reasonRaw() != RejectReason.NONE.value()) {
      refuse(seq, buffer, offset);
    }
  }

  /** Routes the event that the cursor stands on. */
  void onEvent(EventBlockCursor cursor, DirectBuffer buffer) {
    if (cursor.templateId() == SessionOpenedDecoder.TEMPLATE_ID) {
      onSessionOpened(cursor, buffer);
      return;
    }
    accounts.onEvent(cursor, buffer);
    int first = recipient(cursor, buffer);
    send(first, cursor, buffer);
    int maker = EventAccounts.counterparty(cursor, buffer);
    if (maker != EventAccounts.NONE && accounts.sessionOf(maker) != first) {
      send(accounts.sessionOf(maker), cursor, buffer);
    }
    sendToAudience(first, cursor, buffer);
  }

  private void sendToAudience(int exceptSessionId, EventBlockCursor cursor, DirectBuffer buffer) {
    SessionRole audience = EventAccounts.audience(cursor);
    if (audience == null) {
      return;
    }
    for (int i = 0; i < open.size(); i++) {
      int sessionId = open.get(i).connection().sessionId();
      if (sessionId != exceptSessionId && isAudience(sessionId, audience)) {
        send(sessionId, cursor, buffer);
      }
    }
  }

  private boolean isAudience(int sessionId, SessionRole role) {
    return bySessionId[sessionId] != null && bySessionId[sessionId].connection().role() == role;
  }

  /** Whether a session would be sent the event that the cursor stands on. */
  boolean concerns(int sessionId, EventBlockCursor cursor, DirectBuffer buffer) {
    return cursor.templateId() != SessionOpenedDecoder.TEMPLATE_ID
        && (recipient(cursor, buffer) == sessionId
            || isAudience(sessionId, EventAccounts.audience(cursor))
            || accounts.sessionOf(EventAccounts.counterparty(cursor, buffer)) == sessionId);
  }

  /** 0: nobody. What others' accounts are told is nothing for the sender, known or not. */
  private int recipient(EventBlockCursor cursor, DirectBuffer buffer) {
    int subAccount = EventAccounts.subAccount(cursor, buffer);
    int owner = accounts.sessionOf(subAccount);
    boolean forSender =
        subAccount == EventAccounts.NONE
            || cursor.outcome().reasonRaw() != RejectReason.NONE.value();
    return owner == 0 && forSender ? (int) cursor.outcome().sessionId() : owner;
  }

  private void send(int sessionId, EventBlockCursor cursor, DirectBuffer buffer) {
    send(
        sessionId,
        cursor.outcome().commandSeq(),
        cursor.ordinal(),
        buffer,
        cursor.messageOffset(),
        cursor.messageLength());
  }

  private void send(
      int sessionId, long seq, int ordinal, DirectBuffer buffer, int offset, int length) {
    SessionEgress session = bySessionId[sessionId];
    if (session != null && !session.connection().isClosing()) {
      session.send(seq, ordinal, buffer, offset, length);
    }
  }

  private void onSessionOpened(EventBlockCursor cursor, DirectBuffer buffer) {
    sessionOpened.wrap(
        buffer,
        cursor.messageOffset() + cursor.header().encodedLength(),
        cursor.header().blockLength(),
        cursor.header().version());
    Connection connection = takeOpening(sessionOpened.connectionId());
    if (connection == null || connection.isClosing()) {
      return;
    }
    int sessionId = (int) sessionOpened.sessionId();
    if (bySessionId[sessionId] != null) {
      bySessionId[sessionId].close(CloseReason.TAKEN_OVER);
      detach(bySessionId[sessionId]);
    }
    SessionEgress session = new SessionEgress(connection, durability);
    bySessionId[sessionId] = session;
    open.add(session);
    connection.opened(sessionId);
    send(sessionId, cursor, buffer);
    if (canResume(connection.resumeFromSeq(), cursor.outcome().commandSeq())) {
      session.fallBehind(connection.resumeFromSeq(), 0);
    }
  }

  /** A sequence that is yet to come, or a server without journals: there is nothing to repeat. */
  private boolean canResume(long resumeFromSeq, long currentSeq) {
    return durability != Durability.NONE.value()
        && resumeFromSeq != 0
        && Long.compareUnsigned(resumeFromSeq, currentSeq) <= 0;
  }

  private void refuse(long seq, DirectBuffer buffer, int offset) {
    for (int i = 0; i < opening.size(); i++) {
      Connection connection = opening.get(i);
      if (connection.openSeq() == seq) {
        opening.remove(i);
        if (!connection.isClosing()) {
          new SessionEgress(connection, durability).send(seq, 0, buffer, offset, OUTCOME_LENGTH);
          connection.close(CloseReason.REFUSED);
        }
        return;
      }
    }
  }

  private Connection takeOpening(long connectionId) {
    for (int i = 0; i < opening.size(); i++) {
      if (opening.get(i).id() == connectionId) {
        return opening.remove(i);
      }
    }
    return null;
  }

  private void detach(SessionEgress session) {
    session.close(CloseReason.DISCONNECTED);
    open.remove(session);
    int sessionId = session.connection().sessionId();
    if (bySessionId[sessionId] == session) {
      bySessionId[sessionId] = null;
    }
  }
}
