package io.quantdesk.engine.session;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/**
 * One client: its role and the answers to its last {@value #REMEMBERED} commands, so that a resent
 * command is answered, not executed twice. All memory is taken when the session is opened.
 */
public final class Session {
  /** How many answers are kept. */
  public static final int REMEMBERED = 1_024;

  private static final int INDEX_MASK = REMEMBERED - 1;

  private final Bytes32 clientName = new Bytes32();
  private final long[] orderIds = new long[REMEMBERED];
  private final long[] commandSeqs = new long[REMEMBERED];
  private final short[] reasons = new short[REMEMBERED];
  private SessionRole role;
  private long lastClientSeq;

  Session(Bytes32 clientName) {
    this.clientName.set(clientName);
  }

  public SessionRole role() {
    return role;
  }

  /** Number of the last command that was executed or refused; 0 before the first. */
  public long lastClientSeq() {
    return lastClientSeq;
  }

  /** Whether a number is that of the next command. */
  public boolean expects(long clientSeq) {
    return clientSeq == lastClientSeq + 1;
  }

  /** Whether a number was used and its answer is still kept. */
  public boolean remembers(long clientSeq) {
    return wasUsed(clientSeq) && clientSeq > lastClientSeq - REMEMBERED;
  }

  /** Whether a number was used already. */
  public boolean wasUsed(long clientSeq) {
    return clientSeq >= 1 && clientSeq <= lastClientSeq;
  }

  /** Uses up the next number with its answer. */
  public void record(RejectReason reason, long orderId, long commandSeq) {
    int index = (int) ++lastClientSeq & INDEX_MASK;
    reasons[index] = (short) reason.code();
    orderIds[index] = orderId;
    commandSeqs[index] = commandSeq;
  }

  /** Reason of a remembered answer. */
  public RejectReason reason(long clientSeq) {
    return RejectReason.of(reasons[(int) clientSeq & INDEX_MASK]);
  }

  /** Order id of a remembered answer. */
  public long orderId(long clientSeq) {
    return orderIds[(int) clientSeq & INDEX_MASK];
  }

  /** Sequence of the command that a remembered answer belongs to. */
  public long commandSeq(long clientSeq) {
    return commandSeqs[(int) clientSeq & INDEX_MASK];
  }

  boolean isOf(Bytes32 name) {
    return clientName.sameAs(name);
  }

  void role(SessionRole changed) {
    role = changed;
  }

  void hash(StateHash hash) {
    hash.add(clientName).add(role.code()).add(lastClientSeq);
    long used = Math.min(lastClientSeq + 1, REMEMBERED);
    for (int i = 0; i < used; i++) {
      hash.add(reasons[i]).add(orderIds[i]).add(commandSeqs[i]);
    }
  }
}
