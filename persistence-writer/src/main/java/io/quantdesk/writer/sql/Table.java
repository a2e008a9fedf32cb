package io.quantdesk.writer.sql;

import java.util.Locale;

/** The tables that the writer fills from the event journal. */
public enum Table {
  USERS,
  MARKETS,
  USER_BALANCES,
  POSITIONS,
  ORDERS,
  TRADES,
  ORACLE_PRICES,
  MARK_PRICES;

  private final String sqlName = name().toLowerCase(Locale.ROOT);

  /** Its name in schema public. */
  public String sqlName() {
    return sqlName;
  }
}
