package io.quantdesk.writer;

import io.quantdesk.writer.sql.Table;
import java.util.Map;

/**
 * What a writer has done so far, at one moment.
 *
 * @param state what it is doing
 * @param lastSeq every command up to it is in the database
 * @param readSeq newest journal entry that it has read
 * @param lagNs age of command lastSeq when the writer has more to write; 0 at the journal's end
 * @param transactions committed
 * @param errors failures that passed, such as lost connections
 * @param rows inserted or updated since the start, by table
 * @param lastError what went wrong last; empty when nothing did
 * @param takenNs System.nanoTime() of this snapshot
 */
public record WriterStatus(
    WriterState state,
    long lastSeq,
    long readSeq,
    long lagNs,
    long transactions,
    long errors,
    Map<Table, Long> rows,
    String lastError,
    long takenNs) {
  /** Commands behind a journal whose newest entry is known to its owner. */
  public long lagCommands(long newestSeq) {
    return Math.max(0, newestSeq - lastSeq);
  }

  /** Rows of all tables. */
  public long totalRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows per second of one table between an earlier snapshot and this one. */
  public double rowsPerSecond(Table table, WriterStatus earlier) {
    long elapsedNs = Math.max(1, takenNs - earlier.takenNs);
    return (rows.get(table) - earlier.rows.get(table)) * 1e9 / elapsedNs;
  }
}
