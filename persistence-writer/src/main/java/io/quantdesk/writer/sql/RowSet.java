package io.quantdesk.writer.sql;

import java.sql.SQLException;

/** What one batch of events does to one table, gathered in memory until it is written. */
interface RowSet {
  Table table();

  /** Rows that will be inserted or updated. */
  int rows();

  /** Writes all rows; may be called again after a transaction that failed. */
  void write(RowTransaction transaction) throws SQLException;

  void clear();
}
