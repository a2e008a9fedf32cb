package io.quantdesk.writer.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Changed rows of table markets: always the whole row, inserted or put in the place of the old. */
final class MarketRows implements RowSet {
  static final String STAGING =
      """
      create temporary table if not exists qd_stage_markets (
        id uuid, engine_market_id integer, symbol text, state text,
        tick_size_e9 bigint, lot_size_e9 bigint,
        min_order_lots bigint, max_order_lots bigint, max_open_interest_lots bigint,
        max_price_ticks integer, initial_margin_ppm integer, maintenance_margin_ppm integer,
        taker_fee_ppm integer, maker_fee_ppm integer, market_order_band_ppm integer,
        placement_band_ppm integer, match_band_ppm integer, margin_tiers text,
        open_interest_lower_lots bigint, open_interest_upper_lots bigint,
        profit_haircut_ppm integer,
        created_at timestamptz, updated_at timestamptz, seq bigint
      ) on commit delete rows""";
  private static final String COPY = "copy qd_stage_markets from stdin (format binary)";
  private static final String MERGE =
      """
      insert into public.markets as t (
        id, engine_market_id, symbol, state, tick_size_e9, lot_size_e9,
        min_order_lots, max_order_lots, max_open_interest_lots, max_price_ticks,
        initial_margin_ppm, maintenance_margin_ppm, taker_fee_ppm, maker_fee_ppm,
        market_order_band_ppm, placement_band_ppm, match_band_ppm, margin_tiers,
        open_interest_lower_lots, open_interest_upper_lots, profit_haircut_ppm,
        created_at, updated_at, seq)
      select
        id, engine_market_id, symbol, state, tick_size_e9, lot_size_e9,
        min_order_lots, max_order_lots, max_open_interest_lots, max_price_ticks,
        initial_margin_ppm, maintenance_margin_ppm, taker_fee_ppm, maker_fee_ppm,
        market_order_band_ppm, placement_band_ppm, match_band_ppm, margin_tiers::jsonb,
        open_interest_lower_lots, open_interest_upper_lots, profit_haircut_ppm,
        created_at, updated_at, seq
      from qd_stage_markets
      on conflict (id) do update set
        state = excluded.state,
        min_order_lots = excluded.min_order_lots,
        max_order_lots = excluded.max_order_lots,
        max_open_interest_lots = excluded.max_open_interest_lots,
        max_price_ticks = excluded.max_price_ticks,
        initial_margin_ppm = excluded.initial_margin_ppm,
        maintenance_margin_ppm = excluded.maintenance_margin_ppm,
        taker_fee_ppm = excluded.taker_fee_ppm,
        maker_fee_ppm = excluded.maker_fee_ppm,
        market_order_band_ppm = excluded.market_order_band_ppm,
        placement_band_ppm = excluded.placement_band_ppm,
        match_band_ppm = excluded.match_band_ppm,
        margin_tiers = excluded.margin_tiers,
        open_interest_lower_lots = excluded.open_interest_lower_lots,
        open_interest_upper_lots = excluded.open_interest_upper_lots,
        profit_haircut_ppm = excluded.profit_haircut_ppm,
        updated_at = excluded.updated_at,
        seq = excluded.seq
      where t.seq < excluded.seq and t.symbol = excluded.symbol
        and t.tick_size_e9 = excluded.tick_size_e9 and t.lot_size_e9 = excluded.lot_size_e9""";

  static final String SELECT =
      """
      select engine_market_id, symbol, state, tick_size_e9, lot_size_e9,
        min_order_lots, max_order_lots, max_open_interest_lots, max_price_ticks,
        initial_margin_ppm, maintenance_margin_ppm, taker_fee_ppm, maker_fee_ppm,
        market_order_band_ppm, placement_band_ppm, match_band_ppm, margin_tiers,
        open_interest_lower_lots, open_interest_upper_lots, profit_haircut_ppm
      from public.markets""";

  private final Coalesced<Market[]> changed = new Coalesced<>(() -> new Market[1]);
  private final CopyBuffer staged = new CopyBuffer();

  /** A market of a row of {@link #SELECT}. */
  static Market read(ResultSet row) throws SQLException {
    Market market = new Market(row.getInt(1), row.getString(2));
    market.state = row.getString(3);
    market.tickSizeE9 = row.getLong(4);
    market.lotSizeE9 = row.getLong(5);
    market.minOrderLots = row.getLong(6);
    market.maxOrderLots = row.getLong(7);
    market.maxOpenInterestLots = row.getLong(8);
    market.maxPriceTicks = row.getInt(9);
    market.initialMarginPpm = row.getInt(10);
    market.maintenanceMarginPpm = row.getInt(11);
    market.takerFeePpm = row.getInt(12);
    market.makerFeePpm = row.getInt(13);
    market.marketOrderBandPpm = row.getInt(14);
    market.placementBandPpm = row.getInt(15);
    market.matchBandPpm = row.getInt(16);
    market.marginTiers = row.getString(17);
    market.openInterestLowerLots = row.getLong(18);
    market.openInterestUpperLots = row.getLong(19);
    market.profitHaircutPpm = row.getInt(20);
    market.deriveUnits();
    return market;
  }

  void changed(Market market) {
    if (changed.get(market.marketId) == null) {
      changed.add(market.marketId)[0] = market;
    }
  }

  @Override
  public Table table() {
    return Table.MARKETS;
  }

  @Override
  public int rows() {
    return changed.size();
  }

  @Override
  public void write(RowTransaction transaction) throws SQLException {
    staged.clear();
    for (int i = 0; i < changed.size(); i++) {
      encode(changed.at(i)[0]);
    }
    transaction.copy(COPY, staged);
    transaction.update(MERGE, changed.size());
  }

  private void encode(Market market) {
    staged
        .row(24)
        .uuid(EntityId.MARKET.high(), EntityId.low(market.marketId))
        .int4(market.marketId)
        .text(market.symbol)
        .text(market.state)
        .int8(market.tickSizeE9)
        .int8(market.lotSizeE9)
        .int8(market.minOrderLots)
        .int8(market.maxOrderLots)
        .int8(market.maxOpenInterestLots)
        .int4(market.maxPriceTicks)
        .int4(market.initialMarginPpm)
        .int4(market.maintenanceMarginPpm)
        .int4(market.takerFeePpm)
        .int4(market.makerFeePpm)
        .int4(market.marketOrderBandPpm)
        .int4(market.placementBandPpm)
        .int4(market.matchBandPpm)
        .text(market.marginTiers)
        .int8(market.openInterestLowerLots)
        .int8(market.openInterestUpperLots)
        .int4(market.profitHaircutPpm)
        .timestamp(market.createdNs)
        .timestamp(market.updatedNs)
        .int8(market.seq);
  }

  @Override
  public void clear() {
    changed.clear();
  }
}
