package io.quantdesk.server.egress;

import io.quantdesk.journal.JournalReader;
import io.quantdesk.server.session.CloseReason;
import io.quantdesk.server.session.Connection;
import org.agrona.DirectBuffer;

/**
 * The way out to one session. Messages go straight into its ring; when that is full, or when the
 * client has asked for what it missed, the session is behind: {@link CatchUp} then feeds it from
 * the event journal while everybody else goes on. Owned by the output stage's thread.
 */
final class SessionEgress {
  private final Connection connection;
  private final EgressRing ring;
  private final int durability;
  private boolean behind;
  private boolean readerIsStale;
  private long missedSeq;
  private int missedOrdinal;
  private long lastRoomNs;
  private JournalReader reader;

  SessionEgress(Connection connection, int durability) {
    this.connection = connection;
    this.ring = new EgressRing(connection.egress().buffer());
    this.durability = durability;
  }

  Connection connection() {
    return connection;
  }

  /** Sends now; what does not fit is left to the journal, with all that follows. */
  void send(long seq, int ordinal, DirectBuffer buffer, int offset, int length) {
    if (!behind && !ring.write(seq, ordinal, durability, buffer, offset, length)) {
      fallBehind(seq, ordinal);
    }
  }

  /** Sends a message out of the journal, unless it was sent or the ring has filled again. */
  void resend(long seq, int ordinal, DirectBuffer buffer, int offset, int length) {
    boolean wasSent = seq < missedSeq || (seq == missedSeq && ordinal < missedOrdinal);
    if (!wasSent
        && !readerIsStale
        && !ring.write(seq, ordinal, durability, buffer, offset, length)) {
      fallBehind(seq, ordinal);
    }
  }

  /** From this message on the journal must take over. */
  void fallBehind(long seq, int ordinal) {
    behind = true;
    readerIsStale = true;
    missedSeq = seq;
    missedOrdinal = ordinal;
    lastRoomNs = System.nanoTime();
  }

  boolean isBehind() {
    return behind;
  }

  long missedSeq() {
    return missedSeq;
  }

  /** Whether the client has read enough for a good batch; remembers when that was so. */
  boolean hasRoom(long nowNs) {
    if (ring.isHalfFree()) {
      lastRoomNs = nowNs;
      return true;
    }
    return false;
  }

  long withoutRoomNs(long nowNs) {
    return nowNs - lastRoomNs;
  }

  /** The reader of the missed messages; null when it does not stand where they begin. */
  JournalReader reader() {
    return readerIsStale ? null : reader;
  }

  void reader(JournalReader newReader) {
    closeReader();
    reader = newReader;
    readerIsStale = false;
  }

  void caughtUp() {
    behind = false;
    closeReader();
  }

  /** Ends the connection and touches its rings no more. */
  void close(CloseReason reason) {
    connection.close(reason);
    behind = true;
    closeReader();
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
