package io.quantdesk.server.demo.check;

import io.quantdesk.protocol.sbe.AccountCreatedDecoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.OraclePriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.writer.sql.DatabaseTotals;
import io.quantdesk.writer.sql.Table;
import java.util.ArrayList;
import java.util.List;

/** Compares the number of rows of each table with what the event journal asks for. */
public final class RowChecks {
  private static final int ROWS_PER_TRADE = 2;

  private final JournalTotals journal;

  /** Takes the totals of the whole event journal. */
  public RowChecks(JournalTotals journal) {
    this.journal = journal;
  }

  /** The checks. */
  public CheckTable against(DatabaseTotals database) {
    List<Check> checks = new ArrayList<>();
    for (Table table : Table.values()) {
      checks.add(Check.ofCounts(table.sqlName(), expectedRows(table), database.rows().get(table)));
    }
    checks.add(Check.ofCounts("last command", journal.blocks(), database.lastSeq()));
    return new CheckTable("Rows per table", "event journal", "PostgreSQL", checks);
  }

  private long expectedRows(Table table) {
    return switch (table) {
      case USERS -> journal.count(AccountCreatedDecoder.TEMPLATE_ID);
      case MARKETS -> journal.count(MarketCreatedDecoder.TEMPLATE_ID);
      case USER_BALANCES -> journal.count(SubAccountCreatedDecoder.TEMPLATE_ID);
      case POSITIONS -> journal.positions();
      case ORDERS -> journal.count(OrderAcceptedDecoder.TEMPLATE_ID);
      case TRADES -> ROWS_PER_TRADE * journal.count(TradedDecoder.TEMPLATE_ID);
      case ORACLE_PRICES -> journal.count(OraclePriceUpdatedDecoder.TEMPLATE_ID);
      case MARK_PRICES -> journal.count(MarkPriceUpdatedDecoder.TEMPLATE_ID);
    };
  }
}
