package io.quantdesk.db;

/** Two users who traded once, as the writer would have left them. */
final class SampleRows {
  static final String ALICE = "71640000-0001-8000-8000-000000000001";
  static final String BOB = "71640000-0001-8000-8000-000000000002";

  static final String SQL =
      """
      insert into users (id, account_id, wallet_address, created_at, updated_at, seq) values
        ('71640000-0001-8000-8000-000000000001', 1, 'Alice111', 'epoch', 'epoch', 1),
        ('71640000-0001-8000-8000-000000000002', 2, 'Bob11111', 'epoch', 'epoch', 2);
      insert into markets (id, engine_market_id, symbol, state, tick_size_e9, lot_size_e9,
        min_order_lots, max_order_lots, max_open_interest_lots, max_price_ticks,
        initial_margin_ppm, maintenance_margin_ppm, taker_fee_ppm, maker_fee_ppm,
        market_order_band_ppm, created_at, updated_at, seq)
      values ('71640000-0002-8000-8000-000000000001', 1, 'BTC-PERP', 'OPEN', 100000000, 1000000,
        1, 1000000, 100000000, 2000000, 50000, 25000, 500, -100, 50000, 'epoch', 'epoch', 3);
      insert into user_balances (id, user_id, account_id, sub_account_id, sub_account_number,
        balance_micros, created_at, updated_at, seq)
      values
        ('71640000-0003-8000-8000-000000000001', '71640000-0001-8000-8000-000000000001', 1, 1, 0,
          -12345678, 'epoch', 'epoch', 1),
        ('71640000-0003-8000-8000-000000000002', '71640000-0001-8000-8000-000000000002', 2, 2, 0,
          5000000, 'epoch', 'epoch', 2);
      insert into positions (id, user_id, market_id, account_id, sub_account_id, engine_market_id,
        size_lots, cost_micros, realized_pnl_micros, size, created_at, updated_at, seq)
      values ('71640000-0004-8000-8000-000000010001', '71640000-0001-8000-8000-000000000001',
        '71640000-0002-8000-8000-000000000001', 1, 1, 1, -3, -180000100, 1000001, 0.003,
        'epoch', 'epoch', 4);
      insert into orders (id, user_id, market_id, account_id, sub_account_id, engine_market_id,
        engine_order_id, side, order_type, time_in_force, post_only, order_qty_lots,
        leaves_qty_lots, cum_qty_lots, canceled_qty_lots, price_ticks, filled_value_micros,
        size, price, filled_size, status, cancel_reason, created_at, updated_at, seq)
      values
        ('71640000-0005-8000-8000-000000000001', '71640000-0001-8000-8000-000000000001',
          '71640000-0002-8000-8000-000000000001', 1, 1, 1, 1, 'SELL', 'LIMIT', 'GTC', false,
          3, 2, 1, 0, 600005, 60000500, 0.003, 60000.5, 0.001, 'PARTIALLY_FILLED', null,
          'epoch', 'epoch', 4),
        ('71640000-0005-8000-8000-000000000002', '71640000-0001-8000-8000-000000000002',
          '71640000-0002-8000-8000-000000000001', 2, 2, 1, 2, 'BUY', 'LIMIT', 'IOC', false,
          5, 0, 0, 5, 600000, 0, 0.005, 60000, 0, 'CANCELED', 'IOC_REMAINDER',
          'epoch', 'epoch', 5);
      insert into trades (seq, ordinal, is_maker, id, user_id, market_id, position_id, order_id,
        account_id, sub_account_id, engine_market_id, engine_order_id, engine_trade_id, side,
        qty_lots, price_ticks, value_micros, fee_micros, pnl_micros, size, price, created_at)
      values
        (4, 2, false, '71640000-0006-8000-8000-000000000002',
          '71640000-0001-8000-8000-000000000002', '71640000-0002-8000-8000-000000000001',
          '71640000-0004-8000-8000-000000020001', '71640000-0005-8000-8000-000000000003',
          2, 2, 1, 3, 1, 'BUY', 1, 600005, 60000500, 30001, 0, 0.001, 60000.5, 'epoch'),
        (4, 2, true, '71640000-0006-8000-8000-000000000003',
          '71640000-0001-8000-8000-000000000001', '71640000-0002-8000-8000-000000000001',
          '71640000-0004-8000-8000-000000010001', '71640000-0005-8000-8000-000000000001',
          1, 1, 1, 1, 1, 'SELL', 1, 600005, 60000500, -6000, 1000001, 0.001, 60000.5, 'epoch');
      insert into oracle_prices (seq, ordinal, id, market_id, engine_market_id, price_mantissa,
        confidence_mantissa, exponent, index_ticks, price, confidence, publish_time, created_at)
      values
        (6, 1, '71640000-0007-8000-8000-000000060001', '71640000-0002-8000-8000-000000000001', 1,
          600001, 1, -1, 600001, 60000.1, 0.1, 'epoch', '2026-01-01'),
        (7, 1, '71640000-0007-8000-8000-000000070001', '71640000-0002-8000-8000-000000000001', 1,
          600005, 1, -1, 600005, 60000.5, 0.1, 'epoch', '2026-01-02');
      insert into mark_prices (seq, ordinal, id, market_id, engine_market_id, mark_ticks,
        index_ticks, mark_price, oracle_price, created_at)
      values (7, 2, '71640000-0008-8000-8000-000000070002',
        '71640000-0002-8000-8000-000000000001', 1, 600005, 600005, 60000.5, 60000.5, 'epoch');
      """;

  private SampleRows() {}
}
