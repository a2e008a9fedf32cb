package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import java.sql.SQLException;

/** New rows of table mark_prices. */
final class MarkPriceRows implements RowSet {
  private static final int ABSENT = 0;

  private static final String COPY =
      """
      copy public.mark_prices (
        seq, ordinal, id, market_id, engine_market_id, mark_ticks, index_ticks,
        mark_price, oracle_price, basis_ticks, book_ticks, funding_ticks, basis_price, book_price,
        funding_price, created_at)
      from stdin (format binary)""";

  private final Directory directory;
  private final CopyBuffer inserts = new CopyBuffer();

  MarkPriceRows(Directory directory) {
    this.directory = directory;
  }

  void updated(MarkPriceUpdatedDecoder event, long seq, int ordinal, long timeNs) {
    Market market = directory.market(event.marketId());
    inserts
        .row(16)
        .int8(seq)
        .int4(ordinal)
        .uuid(EntityId.MARK_PRICE.high(), EntityId.low(EntityId.eventNumber(seq, ordinal)))
        .uuid(EntityId.MARKET.high(), EntityId.low(market.marketId))
        .int4(market.marketId)
        .int4(event.markTicks())
        .int4(event.indexTicks());
    market.tick().encode(inserts, event.markTicks());
    market.tick().encode(inserts, event.indexTicks());
    ticks(event.basisTicks());
    ticks(event.bookTicks());
    ticks(event.fundingTicks());
    price(market, event.basisTicks());
    price(market, event.bookTicks());
    price(market, event.fundingTicks());
    inserts.timestamp(timeNs);
  }

  /** A component that is absent has no value. */
  private void ticks(int componentTicks) {
    if (componentTicks == ABSENT) {
      inserts.nil();
    } else {
      inserts.int4(componentTicks);
    }
  }

  private void price(Market market, int componentTicks) {
    if (componentTicks == ABSENT) {
      inserts.nil();
    } else {
      market.tick().encode(inserts, componentTicks);
    }
  }

  @Override
  public Table table() {
    return Table.MARK_PRICES;
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
  }
}
