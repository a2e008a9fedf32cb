package io.quantdesk.writer.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells a failure that passes by itself from one that would come back for ever. */
public final class SqlFailure {
  /** Connection, resources, transaction rollback, object in use, operator intervention, I/O. */
  private static final List<String> PASSING_CLASSES = List.of("08", "53", "40", "55", "57", "58");

  private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
  private static final String DATABASE_DROPPED = "57P04";

  private SqlFailure() {}

  /** The database's complaint behind an exception, if it has such a cause. */
  public static Optional<SQLException> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** Whether to connect again and try once more; a failure without a state is the network's. */
  public static boolean passes(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.equals(IDLE_IN_TRANSACTION_TIMEOUT)) {
      return true;
    }
    return PASSING_CLASSES.contains(state.substring(0, 2)) && !state.equals(DATABASE_DROPPED);
  }
}
