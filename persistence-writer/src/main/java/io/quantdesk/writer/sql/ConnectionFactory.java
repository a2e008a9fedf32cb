package io.quantdesk.writer.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections to the database; called again after each loss. Used by one thread at a time.
 */
@FunctionalInterface
public interface ConnectionFactory {
  /** A new connection of the PostgreSQL driver, in auto-commit mode, owned by the caller. */
  Connection open() throws SQLException;
}
