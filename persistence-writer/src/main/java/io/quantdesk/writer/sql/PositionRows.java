package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.PositionChangedDecoder;
import java.sql.SQLException;

/**
 * Rows of table positions: the last state is merged. The profit is a sum over the life of the row,
 * because the engine counts from 0 again when it has forgotten a flat position.
 */
final class PositionRows implements RowSet {
  static final String STAGING =
      """
      create temporary table if not exists qd_stage_positions (
        id uuid, user_id uuid, market_id uuid,
        account_id bigint, sub_account_id bigint, engine_market_id integer,
        size_lots bigint, cost_micros bigint, realized_pnl_micros bigint, size numeric,
        created_at timestamptz, updated_at timestamptz, closed_at timestamptz, seq bigint
      ) on commit delete rows""";
  private static final String COPY = "copy qd_stage_positions from stdin (format binary)";
  private static final String MERGE =
      """
      insert into public.positions as t (
        id, user_id, market_id, account_id, sub_account_id, engine_market_id,
        size_lots, cost_micros, realized_pnl_micros, size,
        created_at, updated_at, closed_at, seq)
      select * from qd_stage_positions
      on conflict (id) do update set
        size_lots = excluded.size_lots,
        cost_micros = excluded.cost_micros,
        realized_pnl_micros = t.realized_pnl_micros + excluded.realized_pnl_micros,
        size = excluded.size,
        updated_at = excluded.updated_at,
        closed_at = excluded.closed_at,
        seq = excluded.seq
      where t.seq < excluded.seq""";

  private final Directory directory;
  private final Coalesced<Row> touched = new Coalesced<>(Row::new);
  private final CopyBuffer staged = new CopyBuffer();

  PositionRows(Directory directory) {
    this.directory = directory;
  }

  void changed(PositionChangedDecoder event, long seq, long timeNs) {
    long number = EntityId.positionNumber(event.subAccountId(), event.marketId());
    Row row = touched.get(number);
    if (row == null) {
      row = touched.add(number);
      row.number = number;
      row.subAccountId = event.subAccountId();
      row.accountId = directory.accountOf(event.subAccountId());
      row.market = directory.market(event.marketId());
      row.createdNs = timeNs;
      row.realizedPnlMicros = 0;
    }
    row.sizeLots = event.positionLots();
    row.costMicros = event.costMicros();
    row.realizedPnlMicros += event.realizedPnlMicros();
    row.updatedNs = timeNs;
    row.seq = seq;
  }

  @Override
  public Table table() {
    return Table.POSITIONS;
  }

  @Override
  public int rows() {
    return touched.size();
  }

  @Override
  public void write(RowTransaction transaction) throws SQLException {
    staged.clear();
    for (int i = 0; i < touched.size(); i++) {
      encode(touched.at(i));
    }
    transaction.copy(COPY, staged);
    transaction.update(MERGE, touched.size());
  }

  private void encode(Row row) {
    staged
        .row(14)
        .uuid(EntityId.POSITION.high(), EntityId.low(row.number))
        .uuid(EntityId.USER.high(), EntityId.low(row.accountId))
        .uuid(EntityId.MARKET.high(), EntityId.low(row.market.marketId))
        .int8(row.accountId)
        .int8(row.subAccountId)
        .int4(row.market.marketId)
        .int8(row.sizeLots)
        .int8(row.costMicros)
        .int8(row.realizedPnlMicros);
    row.market.lot().encode(staged, Math.abs(row.sizeLots));
    staged.timestamp(row.createdNs).timestamp(row.updatedNs);
    if (row.sizeLots == 0) {
      staged.timestamp(row.updatedNs);
    } else {
      staged.nil();
    }
    staged.int8(row.seq);
  }

  @Override
  public void clear() {
    touched.clear();
  }

  private static final class Row {
    long number;
    long subAccountId;
    long accountId;
    Market market;
    long sizeLots;
    long costMicros;
    long realizedPnlMicros;
    long createdNs;
    long updatedNs;
    long seq;
  }
}
