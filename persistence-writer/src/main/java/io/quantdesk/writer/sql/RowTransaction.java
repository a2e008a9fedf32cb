package io.quantdesk.writer.sql;

import java.sql.SQLException;

/** The open transaction that a batch is written in. */
interface RowTransaction {
  /** Runs {@code COPY ... FROM STDIN (FORMAT binary)}; all rows must arrive. */
  void copy(String sql, CopyBuffer rows) throws SQLException;

  /**
   * Runs a statement that must change exactly so many rows; another count means that the database
   * does not hold what the journal says, and stops the writer.
   */
  void update(String sql, int expectedRows) throws SQLException;
}
