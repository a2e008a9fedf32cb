package io.quantdesk.server.demo.view;

/**
 * How far the stages behind the engine are.
 *
 * @param engineSeq newest command that the engine has answered
 * @param journalledSeq newest command in the event journal
 * @param storedSeq newest command whose events are in PostgreSQL
 */
public record Lags(long engineSeq, long journalledSeq, long storedSeq) {
  /** Commands that the event journal is behind the engine. */
  public long journalLag() {
    return Math.max(0, engineSeq - journalledSeq);
  }

  /** Commands that PostgreSQL is behind the event journal. */
  public long writerLag() {
    return Math.max(0, journalledSeq - storedSeq);
  }
}
