package io.quantdesk.writer.sql;

import java.sql.Connection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The sums that a reconciliation compares with the engine's state, all of one moment: exact
 * integers in the engine's units and with its numbers. Lists are sorted by those numbers.
 *
 * @param lastSeq every command up to it is in the sums, no later one is
 * @param rows number of rows by table
 */
public record DatabaseTotals(
    long lastSeq,
    Map<Table, Long> rows,
    List<Balance> balances,
    List<Position> positions,
    List<MarketTrades> markets,
    List<OpenOrders> openOrders) {
  /** Cash of a sub-account, and the fees it ever paid (rebates deducted). */
  public record Balance(long subAccountId, long cashMicros, long feesMicros) {}

  /** State of a position, flat ones too, and all profit ever realised in it. */
  public record Position(
      long subAccountId, int marketId, long lots, long costMicros, long realizedPnlMicros) {}

  /** Matches of a market, each counted once. */
  public record MarketTrades(
      int marketId, long trades, long volumeLots, long volumeMicros, long feesMicros) {}

  /** Orders of a market and side that are in the book. */
  public record OpenOrders(int marketId, String side, long orders, long leavesLots) {}

  /** Reads all of it in one transaction; the connection must be outside of one. */
  public static DatabaseTotals read(Connection connection, String stream) {
    return Jdbi.create(connection)
        .inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> read(handle, stream));
  }

  private static DatabaseTotals read(Handle handle, String stream) {
    return new DatabaseTotals(
        lastSeq(handle, stream),
        rows(handle),
        balances(handle),
        positions(handle),
        markets(handle),
        openOrders(handle));
  }

  private static long lastSeq(Handle handle, String stream) {
    return handle
        .createQuery("select last_seq from qd_writer.checkpoint where stream = :stream")
        .bind("stream", stream)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private static Map<Table, Long> rows(Handle handle) {
    Map<Table, Long> rows = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      rows.put(
          table,
          handle
              .createQuery("select count(*) from public.<table>")
              .define("table", table.sqlName())
              .mapTo(Long.class)
              .one());
    }
    return rows;
  }

  private static List<Balance> balances(Handle handle) {
    return handle
        .createQuery(
            """
            select b.sub_account_id, b.balance_micros, coalesce(t.fees, 0)::bigint
            from public.user_balances b
            left join (select sub_account_id, sum(fee_micros) fees from public.trades
                       group by sub_account_id) t using (sub_account_id)
            order by b.sub_account_id""")
        .map((row, context) -> new Balance(row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private static List<Position> positions(Handle handle) {
    return handle
        .createQuery(
            """
            select sub_account_id, engine_market_id, size_lots, cost_micros, realized_pnl_micros
            from public.positions order by sub_account_id, engine_market_id""")
        .map(
            (row, context) ->
                new Position(
                    row.getLong(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .list();
  }

  private static List<MarketTrades> markets(Handle handle) {
    return handle
        .createQuery(
            """
            select m.engine_market_id,
              count(*) filter (where not t.is_maker),
              coalesce(sum(t.qty_lots) filter (where not t.is_maker), 0)::bigint,
              coalesce(sum(t.value_micros) filter (where not t.is_maker), 0)::bigint,
              coalesce(sum(t.fee_micros), 0)::bigint
            from public.markets m
            left join public.trades t on t.market_id = m.id
            group by m.engine_market_id order by m.engine_market_id""")
        .map(
            (row, context) ->
                new MarketTrades(
                    row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .list();
  }

  private static List<OpenOrders> openOrders(Handle handle) {
    return handle
        .createQuery(
            """
            select engine_market_id, side, count(*), sum(leaves_qty_lots)::bigint
            from public.orders where status in ('NEW', 'PARTIALLY_FILLED')
            group by engine_market_id, side order by engine_market_id, side""")
        .map(
            (row, context) ->
                new OpenOrders(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4)))
        .list();
  }
}
