package io.quantdesk.server.demo.view;

/**
 * How far PostgreSQL is behind the event journal.
 *
 * @param journalledSeq newest command whose events are journalled
 * @param storedSeq newest command whose events are in PostgreSQL
 * @param lagNs age of what PostgreSQL has when it lacks something
 */
public record Lags(long journalledSeq, long storedSeq, long lagNs) {
  /** Commands that PostgreSQL is behind the event journal. */
  public long commands() {
    return Math.max(0, journalledSeq - storedSeq);
  }
}
