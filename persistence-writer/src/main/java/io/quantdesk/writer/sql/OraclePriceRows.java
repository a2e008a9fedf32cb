package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.OraclePriceUpdatedDecoder;
import java.sql.SQLException;

/** New rows of table oracle_prices. */
final class OraclePriceRows implements RowSet {
  private static final String COPY =
      """
      copy public.oracle_prices (
        seq, ordinal, id, market_id, engine_market_id, price_mantissa, confidence_mantissa,
        exponent, index_ticks, price, confidence, publish_time, created_at)
      from stdin (format binary)""";

  private final CopyBuffer inserts = new CopyBuffer();

  void updated(OraclePriceUpdatedDecoder event, long seq, int ordinal, long timeNs) {
    int scale = -event.exponent();
    inserts
        .row(13)
        .int8(seq)
        .int4(ordinal)
        .uuid(EntityId.ORACLE_PRICE.high(), EntityId.low(EntityId.eventNumber(seq, ordinal)))
        .uuid(EntityId.MARKET.high(), EntityId.low(event.marketId()))
        .int4(event.marketId())
        .int8(event.priceMantissa())
        .int8(event.confidenceMantissa())
        .int4(event.exponent())
        .int4(event.indexTicks())
        .numeric(event.priceMantissa(), scale)
        .numeric(event.confidenceMantissa(), scale)
        .timestamp(event.publishTimeNs())
        .timestamp(timeNs);
  }

  @Override
  public Table table() {
    return Table.ORACLE_PRICES;
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
