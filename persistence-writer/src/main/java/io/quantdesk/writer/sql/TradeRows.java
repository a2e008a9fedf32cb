package io.quantdesk.writer.sql;

import java.sql.SQLException;

/**
 * New rows of table trades: two per match. The profit that a match realises is in the position
 * changes that follow it, so its rows wait for the next event of another kind.
 */
final class TradeRows implements RowSet {
  private static final String COPY =
      """
      copy public.trades (
        seq, ordinal, is_maker, id, user_id, market_id, position_id, order_id,
        account_id, sub_account_id, engine_market_id, engine_order_id, engine_trade_id,
        side, qty_lots, price_ticks, value_micros, fee_micros, pnl_micros,
        size, price, created_at)
      from stdin (format binary)""";

  private final Directory directory;
  private final CopyBuffer inserts = new CopyBuffer();
  private Fill taker;
  private Fill maker;
  private long seq;
  private int ordinal;
  private long timeNs;
  private boolean pending;

  TradeRows(Directory directory) {
    this.directory = directory;
  }

  /** Begins a match; both fills are kept until {@link #settle}. */
  void matched(Fill taker, Fill maker, long seq, int ordinal, long timeNs) {
    this.taker = taker;
    this.maker = maker;
    this.seq = seq;
    this.ordinal = ordinal;
    this.timeNs = timeNs;
    taker.pnlMicros = 0;
    maker.pnlMicros = 0;
    pending = true;
  }

  /** A position change: of the pending match if it is of one of its parties. */
  void realized(long subAccountId, int marketId, long pnlMicros) {
    if (!pending || taker.market.marketId != marketId) {
      return;
    }
    if (subAccountId == taker.subAccountId) {
      taker.pnlMicros += pnlMicros;
    } else if (subAccountId == maker.subAccountId) {
      maker.pnlMicros += pnlMicros;
    }
  }

  /** Ends the pending match, if there is one. */
  void settle() {
    if (pending) {
      encode(taker);
      encode(maker);
      pending = false;
    }
  }

  private void encode(Fill fill) {
    Market market = fill.market;
    long accountId = directory.accountOf(fill.subAccountId);
    long position = EntityId.positionNumber(fill.subAccountId, market.marketId);
    inserts
        .row(22)
        .int8(seq)
        .int4(ordinal)
        .bool(fill.maker)
        .uuid(EntityId.TRADE.high(), EntityId.low(EntityId.tradeNumber(fill.tradeId, fill.maker)))
        .uuid(EntityId.USER.high(), EntityId.low(accountId))
        .uuid(EntityId.MARKET.high(), EntityId.low(market.marketId))
        .uuid(EntityId.POSITION.high(), EntityId.low(position))
        .uuid(EntityId.ORDER.high(), EntityId.low(fill.orderId))
        .int8(accountId)
        .int8(fill.subAccountId)
        .int4(market.marketId)
        .int8(fill.orderId)
        .int8(fill.tradeId)
        .text(fill.side)
        .int8(fill.qtyLots)
        .int4(fill.priceTicks)
        .int8(fill.valueMicros)
        .int8(fill.feeMicros)
        .int8(fill.pnlMicros);
    market.lot().encode(inserts, fill.qtyLots);
    market.tick().encode(inserts, fill.priceTicks);
    inserts.timestamp(timeNs);
  }

  @Override
  public Table table() {
    return Table.TRADES;
  }

  @Override
  public int rows() {
    return inserts.rows();
  }

  @Override
  public void write(RowTransaction transaction) throws SQLException {
    transaction.copy(COPY, inserts);
  }

  @Override
  public void clear() {
    inserts.clear();
    pending = false;
  }
}
