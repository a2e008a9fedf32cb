package io.quantdesk.server.egress;

import io.quantdesk.journal.Journal;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.server.session.CloseReason;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Feeds the sessions that are behind from the event journal, a bounded step each time, so that a
 * slow client costs the others little and the engine nothing. One that does not read for too long
 * is disconnected; it can connect again and resume. Owned by the output stage's thread.
 */
final class CatchUp {
  private static final int STEP_ENTRIES = 128;

  private final Journal events;
  private final SessionRouter router;
  private final Durability durability;
  private final long patienceNs;
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final JournalReader.EntryHandler onBlock = this::onBlock;
  private SessionEgress current;

  /**
   * Wires it.
   *
   * @param durability NONE: there is nothing to feed from, and a client that is behind is lost
   * @param patienceNs how long a client that is behind may leave its ring more than half full
   */
  CatchUp(Journal events, SessionRouter router, Durability durability, long patienceNs) {
    this.events = events;
    this.router = router;
    this.durability = durability;
    this.patienceNs = patienceNs;
  }

  /**
   * One step for each session that is behind.
   *
   * @param lastRouted newest command whose messages were routed; all of them are in the journal
   */
  int doWork(long lastRouted) {
    int work = 0;
    List<SessionEgress> sessions = router.open();
    for (int i = 0; i < sessions.size(); i++) {
      SessionEgress session = sessions.get(i);
      if (session.isBehind() && !session.connection().isClosing()) {
        work += step(session, lastRouted);
      }
    }
    return work;
  }

  private int step(SessionEgress session, long lastRouted) {
    long nowNs = System.nanoTime();
    if (durability == Durability.NONE) {
      session.close(CloseReason.TOO_SLOW);
      return 0;
    }
    if (!session.hasRoom(nowNs)) {
      if (session.withoutRoomNs(nowNs) > patienceNs) {
        session.close(CloseReason.TOO_SLOW);
      }
      return 0;
    }
    JournalReader reader = session.reader();
    if (reader == null) {
      reader = events.openReader(session.missedSeq());
      session.reader(reader);
    }
    current = session;
    int count = reader.poll(onBlock, STEP_ENTRIES);
    if (session.reader() == reader && reader.nextSequence() > lastRouted) {
      session.caughtUp();
    }
    return count;
  }

  private void onBlock(long seq, DirectBuffer buffer, int offset, int length) {
    int sessionId = current.connection().sessionId();
    cursor.wrap(buffer, offset, length);
    if (cursor.outcome().sessionId() == sessionId) {
      current.resend(seq, 0, buffer, offset, EventBlockCursor.EVENTS_OFFSET);
    }
    while (cursor.next()) {
      if (router.concerns(sessionId, cursor, buffer)) {
        current.resend(
            seq, cursor.ordinal(), buffer, cursor.messageOffset(), cursor.messageLength());
      }
    }
  }
}
