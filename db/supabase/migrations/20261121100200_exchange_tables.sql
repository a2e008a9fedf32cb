-- The perpetual exchange: what the engine decided, as rows.
--
-- Units. The truth is integers: *_micros are USDC 1e-6, *_lots lots of the market, *_ticks ticks of
-- the market, *_ppm 1e-6, *_e9 1e-9; sums over them are exact. The columns without such an ending
-- are the same numbers for people (USDC, base units), exact decimals too unless said otherwise.
--
-- Ids. id, user_id, market_id, order_id and position_id are UUIDs made from the engine's numbers:
-- 71640000-KKKK-8000-8NNN-NNNNNNNNNNNN, KKKK the kind (0001 user, 0002 market, 0003 balance, 0004
-- position, 0005 order, 0006 trade, 0007 oracle price, 0008 mark price), N the number. The
-- engine's own numbers stand beside them.
--
-- Time comes from the journal, never from the clock of the writer or the database: writing the
-- journal again gives the same rows, in the same partitions once the tables are partitioned.
-- seq is the sequence of the command in the journals; (seq, ordinal) is the place of an event.
--
-- The high-rate tables carry no foreign keys: their one writer takes them from the journal, in order.

create table if not exists public.users (
  id uuid primary key,
  account_id bigint not null unique check (account_id > 0),
  wallet_address text not null unique,
  kyc_status text not null default 'pending'
    check (kyc_status in ('pending', 'verified', 'rejected', 'suspended')),
  risk_level text not null default 'medium'
    check (risk_level in ('low', 'medium', 'high', 'critical')),
  is_active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null
);
comment on table public.users is 'Accounts of the exchange, one per wallet. Written once by the engine''s writer; status columns belong to the back office.';
comment on column public.users.id is 'UUID of kind 0001; the subject (sub) of the owner''s token.';
comment on column public.users.account_id is 'Engine''s account number.';
comment on column public.users.wallet_address is 'Ed25519 public key of the owner, base58 as Solana writes it.';
comment on column public.users.kyc_status is 'State of the identity check: pending, verified, rejected, suspended.';
comment on column public.users.risk_level is 'Assessment by the back office: low, medium, high, critical.';
comment on column public.users.is_active is 'False: closed by the back office.';
comment on column public.users.created_at is 'Journal time of the account''s creation (UTC).';
comment on column public.users.updated_at is 'Journal time of the last change by the engine (UTC).';
comment on column public.users.seq is 'Sequence of the command that created it.';

create table if not exists public.markets (
  id uuid primary key,
  engine_market_id integer not null unique check (engine_market_id > 0),
  symbol text not null unique,
  base_asset text generated always as (split_part(symbol, '-', 1)) stored,
  quote_asset text not null default 'USDC',
  state text not null
    check (state in ('INITIALIZING', 'POST_ONLY', 'OPEN', 'CANCEL_ONLY', 'HALTED')),
  is_active boolean generated always as (state in ('OPEN', 'POST_ONLY')) stored,
  oracle_account text,
  tick_size_e9 bigint not null check (tick_size_e9 > 0),
  lot_size_e9 bigint not null check (lot_size_e9 > 0),
  micros_per_lot_tick bigint generated always as
    ((tick_size_e9::numeric * lot_size_e9 / 1000000000000)::bigint) stored,
  min_order_lots bigint not null,
  max_order_lots bigint not null,
  max_open_interest_lots bigint not null,
  max_price_ticks integer not null,
  initial_margin_ppm integer not null,
  maintenance_margin_ppm integer not null,
  taker_fee_ppm integer not null,
  maker_fee_ppm integer not null,
  market_order_band_ppm integer not null,
  tick_size numeric generated always as (trim_scale(tick_size_e9 * 0.000000001)) stored,
  step_size numeric generated always as (trim_scale(lot_size_e9 * 0.000000001)) stored,
  min_order_size numeric generated always as
    (trim_scale(min_order_lots::numeric * lot_size_e9 * 0.000000001)) stored,
  max_order_size numeric generated always as
    (trim_scale(max_order_lots::numeric * lot_size_e9 * 0.000000001)) stored,
  max_open_interest numeric generated always as
    (trim_scale(max_open_interest_lots::numeric * lot_size_e9 * 0.000000001)) stored,
  initial_margin_ratio numeric generated always as (initial_margin_ppm * 0.01) stored,
  maintenance_margin_ratio numeric generated always as (maintenance_margin_ppm * 0.01) stored,
  max_leverage numeric generated always as
    (round(1000000.0 / nullif(initial_margin_ppm, 0), 2)) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null
);
comment on table public.markets is 'Perpetual contracts with the parameters in force.';
comment on column public.markets.id is 'UUID of kind 0002.';
comment on column public.markets.engine_market_id is 'Engine''s market number.';
comment on column public.markets.symbol is 'Name of the contract, such as BTC-PERP.';
comment on column public.markets.base_asset is 'What one lot is counted in: the symbol up to its first hyphen.';
comment on column public.markets.quote_asset is 'What prices and margin are counted in.';
comment on column public.markets.state is 'What the market accepts: INITIALIZING, POST_ONLY, OPEN, CANCEL_ONLY, HALTED.';
comment on column public.markets.is_active is 'Whether new orders are accepted.';
comment on column public.markets.oracle_account is 'Address of the price account at the oracle; not known to the engine.';
comment on column public.markets.tick_size_e9 is 'Price step, USDC 1e-9.';
comment on column public.markets.lot_size_e9 is 'Size step, base units 1e-9.';
comment on column public.markets.micros_per_lot_tick is 'k: value of one lot at a price of one tick, USDC 1e-6. Value of a trade = lots x ticks x k, exactly.';
comment on column public.markets.min_order_lots is 'Smallest order, lots.';
comment on column public.markets.max_order_lots is 'Largest order, lots.';
comment on column public.markets.max_open_interest_lots is 'Limit of open interest, lots of one side.';
comment on column public.markets.max_price_ticks is 'Highest price of an order, ticks.';
comment on column public.markets.initial_margin_ppm is 'Initial margin rate, 1e-6 of the notional value.';
comment on column public.markets.maintenance_margin_ppm is 'Maintenance margin rate, 1e-6 of the notional value.';
comment on column public.markets.taker_fee_ppm is 'Taker fee, 1e-6 of the trade''s value.';
comment on column public.markets.maker_fee_ppm is 'Maker fee, 1e-6 of the trade''s value; below 0: a rebate.';
comment on column public.markets.market_order_band_ppm is 'Worst price of a market order: mark x (1 +/- band), 1e-6.';
comment on column public.markets.tick_size is 'Price step, USDC.';
comment on column public.markets.step_size is 'Size step, base units.';
comment on column public.markets.min_order_size is 'Smallest order, base units.';
comment on column public.markets.max_order_size is 'Largest order, base units.';
comment on column public.markets.max_open_interest is 'Limit of open interest, base units of one side.';
comment on column public.markets.initial_margin_ratio is 'Initial margin rate, basis points (500 = 5 %).';
comment on column public.markets.maintenance_margin_ratio is 'Maintenance margin rate, basis points.';
comment on column public.markets.max_leverage is 'Leverage that the initial margin rate allows, times (20 = 20x), rounded to 2 decimals.';
comment on column public.markets.created_at is 'Journal time of its creation (UTC).';
comment on column public.markets.updated_at is 'Journal time of the last change (UTC).';
comment on column public.markets.seq is 'Sequence of the last command that changed it.';

create table if not exists public.user_balances (
  id uuid primary key,
  user_id uuid not null references public.users (id),
  account_id bigint not null,
  sub_account_id bigint not null,
  sub_account_number integer not null,
  asset text not null default 'USDC',
  balance_micros bigint not null,
  balance numeric generated always as (balance_micros * 0.000001) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  unique (sub_account_id, asset)
) with (fillfactor = 70);
comment on table public.user_balances is 'Cash of each sub-account: deposits less withdrawals plus realised profit less fees. Profit of open positions is not in it.';
comment on column public.user_balances.id is 'UUID of kind 0003.';
comment on column public.user_balances.user_id is 'Owner: users.id.';
comment on column public.user_balances.account_id is 'Engine''s account number of the owner.';
comment on column public.user_balances.sub_account_id is 'Engine''s sub-account number, unique in the exchange.';
comment on column public.user_balances.sub_account_number is 'Place of the sub-account within its account: 0, 1, ...';
comment on column public.user_balances.asset is 'Collateral asset.';
comment on column public.user_balances.balance_micros is 'Cash, USDC 1e-6; below 0 when losses exceeded it.';
comment on column public.user_balances.balance is 'Cash, USDC.';
comment on column public.user_balances.created_at is 'Journal time of the sub-account''s creation (UTC).';
comment on column public.user_balances.updated_at is 'Journal time of the last change (UTC).';
comment on column public.user_balances.seq is 'Sequence of the last command that changed it.';

create table if not exists public.positions (
  id uuid primary key,
  user_id uuid not null references public.users (id),
  market_id uuid not null references public.markets (id),
  account_id bigint not null,
  sub_account_id bigint not null,
  engine_market_id integer not null,
  size_lots bigint not null,
  cost_micros bigint not null,
  realized_pnl_micros bigint not null,
  side text generated always as
    (case when size_lots > 0 then 'LONG' when size_lots < 0 then 'SHORT' else 'FLAT' end) stored,
  size numeric not null check (size >= 0),
  entry_price numeric generated always as
    (round(cost_micros * 0.000001
      / nullif(case when size_lots < 0 then -size else size end, 0), 9)) stored,
  realized_pnl numeric generated always as (realized_pnl_micros * 0.000001) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  seq bigint not null,
  unique (sub_account_id, engine_market_id),
  check ((size_lots = 0) = (size = 0)),
  check ((size_lots = 0) = (closed_at is not null))
) with (fillfactor = 70);
comment on table public.positions is 'Position of each sub-account in each market it ever traded; size 0 when flat.';
comment on column public.positions.id is 'UUID of kind 0004.';
comment on column public.positions.user_id is 'Owner: users.id.';
comment on column public.positions.market_id is 'markets.id.';
comment on column public.positions.account_id is 'Engine''s account number of the owner.';
comment on column public.positions.sub_account_id is 'Engine''s sub-account number.';
comment on column public.positions.engine_market_id is 'Engine''s market number.';
comment on column public.positions.size_lots is 'Signed size, lots: above 0 long, below 0 short.';
comment on column public.positions.cost_micros is 'Signed cost of what is open, USDC 1e-6: profit at a price = size_lots x ticks x k - cost_micros.';
comment on column public.positions.realized_pnl_micros is 'Sum of all profit ever realised in it, fees excluded, USDC 1e-6.';
comment on column public.positions.side is 'LONG, SHORT or FLAT.';
comment on column public.positions.size is 'Size without sign, base units.';
comment on column public.positions.entry_price is 'Cost per base unit, USDC, rounded half away from zero to 9 decimals: for people; cost_micros is exact. Null when flat.';
comment on column public.positions.realized_pnl is 'Realised profit, fees excluded, USDC.';
comment on column public.positions.created_at is 'Journal time of the first trade (UTC).';
comment on column public.positions.updated_at is 'Journal time of the last change (UTC).';
comment on column public.positions.closed_at is 'Journal time at which it became flat (UTC); null while open.';
comment on column public.positions.seq is 'Sequence of the last command that changed it.';
create index if not exists positions_user on public.positions (user_id);

create table if not exists public.orders (
  id uuid primary key,
  user_id uuid not null,
  market_id uuid not null,
  account_id bigint not null,
  sub_account_id bigint not null,
  engine_market_id integer not null,
  engine_order_id bigint not null,
  cl_ord_id numeric(20, 0),
  side text not null check (side in ('BUY', 'SELL')),
  order_type text not null check (order_type in ('MARKET', 'LIMIT')),
  time_in_force text not null check (time_in_force in ('GTC', 'IOC', 'FOK')),
  post_only boolean not null,
  order_qty_lots bigint not null check (order_qty_lots > 0),
  leaves_qty_lots bigint not null check (leaves_qty_lots >= 0),
  cum_qty_lots bigint not null check (cum_qty_lots >= 0),
  canceled_qty_lots bigint not null check (canceled_qty_lots >= 0),
  price_ticks integer not null,
  filled_value_micros bigint not null,
  size numeric not null,
  price numeric not null,
  filled_size numeric not null,
  remaining_size numeric generated always as
    (case when leaves_qty_lots = 0 then 0 else size - filled_size end) stored,
  average_fill_price numeric generated always as
    (round(filled_value_micros * 0.000001 / nullif(filled_size, 0), 9)) stored,
  status text not null check (status in ('NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED')),
  cancel_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  filled_at timestamptz,
  cancelled_at timestamptz,
  seq bigint not null,
  constraint orders_quantities_add_up
    check (leaves_qty_lots + cum_qty_lots + canceled_qty_lots = order_qty_lots),
  constraint orders_status_fits check (
    case status
      when 'NEW' then leaves_qty_lots > 0 and cum_qty_lots = 0
      when 'PARTIALLY_FILLED' then leaves_qty_lots > 0 and cum_qty_lots > 0
      when 'FILLED' then leaves_qty_lots = 0 and canceled_qty_lots = 0
      else leaves_qty_lots = 0 and cancel_reason is not null
    end)
) with (fillfactor = 85);
comment on table public.orders is 'Every accepted order with its latest state. Refused orders are in the event journal only.';
comment on column public.orders.id is 'UUID of kind 0005.';
comment on column public.orders.user_id is 'Owner: users.id.';
comment on column public.orders.market_id is 'markets.id.';
comment on column public.orders.account_id is 'Engine''s account number of the owner.';
comment on column public.orders.sub_account_id is 'Engine''s sub-account number.';
comment on column public.orders.engine_market_id is 'Engine''s market number.';
comment on column public.orders.engine_order_id is 'Engine''s order number (FIX OrderID).';
comment on column public.orders.cl_ord_id is 'Client''s order number (FIX ClOrdID), unsigned 64 bits; null when none was given.';
comment on column public.orders.side is 'BUY or SELL.';
comment on column public.orders.order_type is 'MARKET or LIMIT (FIX OrdType).';
comment on column public.orders.time_in_force is 'GTC, IOC or FOK (FIX TimeInForce).';
comment on column public.orders.post_only is 'Refused instead of trading at once.';
comment on column public.orders.order_qty_lots is 'Ordered quantity, filled part included, as last amended, lots.';
comment on column public.orders.leaves_qty_lots is 'Open quantity (FIX LeavesQty), lots.';
comment on column public.orders.cum_qty_lots is 'Filled quantity (FIX CumQty), lots.';
comment on column public.orders.canceled_qty_lots is 'Quantity that was canceled, lots.';
comment on column public.orders.price_ticks is 'Limit price as last amended, ticks; of a MARKET order the protection price.';
comment on column public.orders.filled_value_micros is 'Value of all fills, USDC 1e-6.';
comment on column public.orders.size is 'Ordered quantity, base units.';
comment on column public.orders.price is 'Limit price, USDC; of a MARKET order the protection price.';
comment on column public.orders.filled_size is 'Filled quantity, base units.';
comment on column public.orders.remaining_size is 'Open quantity, base units; 0 when filled or canceled.';
comment on column public.orders.average_fill_price is 'Value of all fills per base unit, USDC, rounded half away from zero to 9 decimals: for people. Null before the first fill.';
comment on column public.orders.status is 'FIX OrdStatus: NEW, PARTIALLY_FILLED, FILLED, CANCELED.';
comment on column public.orders.cancel_reason is 'Why it left without being filled whole: CANCELED, IOC_REMAINDER, MASS_CANCELED, AMENDED_BELOW_FILLED, MATCH_LIMIT, SELF_TRADE_PREVENTED, PRICE_BAND; null otherwise.';
comment on column public.orders.created_at is 'Journal time of its acceptance (UTC).';
comment on column public.orders.updated_at is 'Journal time of the last change (UTC).';
comment on column public.orders.filled_at is 'Journal time of the last fill of a FILLED order (UTC).';
comment on column public.orders.cancelled_at is 'Journal time of the cancellation (UTC).';
comment on column public.orders.seq is 'Sequence of the last command that changed it.';
create index if not exists orders_user_time on public.orders (user_id, created_at desc);
create index if not exists orders_open on public.orders (market_id, user_id)
  where status in ('NEW', 'PARTIALLY_FILLED');

create table if not exists public.trades (
  seq bigint not null,
  ordinal integer not null,
  is_maker boolean not null,
  id uuid not null,
  user_id uuid not null,
  market_id uuid not null,
  position_id uuid not null,
  order_id uuid not null,
  account_id bigint not null,
  sub_account_id bigint not null,
  engine_market_id integer not null,
  engine_order_id bigint not null,
  engine_trade_id bigint not null,
  side text not null check (side in ('BUY', 'SELL')),
  qty_lots bigint not null check (qty_lots > 0),
  price_ticks integer not null,
  value_micros bigint not null,
  fee_micros bigint not null,
  pnl_micros bigint not null,
  size numeric not null,
  price numeric not null,
  value numeric generated always as (value_micros * 0.000001) stored,
  fees numeric generated always as (fee_micros * 0.000001) stored,
  pnl numeric generated always as (pnl_micros * 0.000001) stored,
  created_at timestamptz not null,
  primary key (seq, ordinal, is_maker)
);
comment on table public.trades is 'Two rows per match, the taker''s and the maker''s. Sums per user take all rows; sums per market take the rows with is_maker = false.';
comment on column public.trades.seq is 'Sequence of the command that traded.';
comment on column public.trades.ordinal is 'Place of the event within its command, from 1.';
comment on column public.trades.is_maker is 'True: the resting side. False: the incoming side.';
comment on column public.trades.id is 'UUID of kind 0006: trade number x 2, plus 1 for the maker.';
comment on column public.trades.user_id is 'Owner of this side: users.id.';
comment on column public.trades.market_id is 'markets.id.';
comment on column public.trades.position_id is 'Position that it changed: positions.id.';
comment on column public.trades.order_id is 'Order of this side: orders.id.';
comment on column public.trades.account_id is 'Engine''s account number of this side.';
comment on column public.trades.sub_account_id is 'Engine''s sub-account number of this side.';
comment on column public.trades.engine_market_id is 'Engine''s market number.';
comment on column public.trades.engine_order_id is 'Engine''s order number of this side.';
comment on column public.trades.engine_trade_id is 'Engine''s trade number, the same in both rows.';
comment on column public.trades.side is 'BUY or SELL, of this row''s owner.';
comment on column public.trades.qty_lots is 'Quantity (FIX LastQty), lots.';
comment on column public.trades.price_ticks is 'Price (FIX LastPx), ticks.';
comment on column public.trades.value_micros is 'Quantity x price, USDC 1e-6, exact.';
comment on column public.trades.fee_micros is 'Fee paid by this side, USDC 1e-6; below 0: a rebate received.';
comment on column public.trades.pnl_micros is 'Profit that this side realised by the match, fees excluded, USDC 1e-6. When both sides are one sub-account it is all in the taker''s row.';
comment on column public.trades.size is 'Quantity, base units.';
comment on column public.trades.price is 'Price, USDC.';
comment on column public.trades.value is 'Quantity x price, USDC.';
comment on column public.trades.fees is 'Fee paid by this side, USDC; below 0: a rebate.';
comment on column public.trades.pnl is 'Realised profit, fees excluded, USDC.';
comment on column public.trades.created_at is 'Journal time (UTC, truncated to microseconds).';
create index if not exists trades_user_time on public.trades (user_id, created_at desc);
create index if not exists trades_market_time on public.trades (market_id, created_at desc);

create table if not exists public.oracle_prices (
  seq bigint not null,
  ordinal integer not null,
  id uuid not null,
  market_id uuid not null,
  engine_market_id integer not null,
  price_mantissa bigint not null,
  confidence_mantissa bigint not null,
  exponent integer not null,
  index_ticks integer not null,
  price numeric not null,
  confidence numeric not null,
  publish_time timestamptz not null,
  created_at timestamptz not null,
  primary key (seq, ordinal)
);
comment on table public.oracle_prices is 'Oracle updates that the engine accepted.';
comment on column public.oracle_prices.seq is 'Sequence of the command.';
comment on column public.oracle_prices.ordinal is 'Place of the event within its command, from 1.';
comment on column public.oracle_prices.id is 'UUID of kind 0007: seq x 65536 + ordinal.';
comment on column public.oracle_prices.market_id is 'markets.id.';
comment on column public.oracle_prices.engine_market_id is 'Engine''s market number.';
comment on column public.oracle_prices.price_mantissa is 'Price as published: USDC = mantissa x 10^exponent.';
comment on column public.oracle_prices.confidence_mantissa is 'Half-width of the publishers'' interval, same exponent.';
comment on column public.oracle_prices.exponent is 'Power of ten of both mantissas.';
comment on column public.oracle_prices.index_ticks is 'Price in ticks of the market, rounded to nearest, ties to even.';
comment on column public.oracle_prices.price is 'Price, USDC, exact.';
comment on column public.oracle_prices.confidence is 'Confidence, USDC, exact.';
comment on column public.oracle_prices.publish_time is 'When the oracle published it (UTC).';
comment on column public.oracle_prices.created_at is 'Journal time (UTC, truncated to microseconds).';
create index if not exists oracle_prices_market_time
  on public.oracle_prices (market_id, created_at desc);

create table if not exists public.mark_prices (
  seq bigint not null,
  ordinal integer not null,
  id uuid not null,
  market_id uuid not null,
  engine_market_id integer not null,
  mark_ticks integer not null,
  index_ticks integer not null,
  mark_price numeric not null,
  oracle_price numeric not null,
  created_at timestamptz not null,
  primary key (seq, ordinal)
);
comment on table public.mark_prices is 'Mark prices at which the engine values positions, one row per change.';
comment on column public.mark_prices.seq is 'Sequence of the command.';
comment on column public.mark_prices.ordinal is 'Place of the event within its command, from 1.';
comment on column public.mark_prices.id is 'UUID of kind 0008: seq x 65536 + ordinal.';
comment on column public.mark_prices.market_id is 'markets.id.';
comment on column public.mark_prices.engine_market_id is 'Engine''s market number.';
comment on column public.mark_prices.mark_ticks is 'Mark price, ticks.';
comment on column public.mark_prices.index_ticks is 'Index price, ticks.';
comment on column public.mark_prices.mark_price is 'Mark price, USDC.';
comment on column public.mark_prices.oracle_price is 'Index price, USDC.';
comment on column public.mark_prices.created_at is 'Journal time (UTC, truncated to microseconds).';
create index if not exists mark_prices_market_time on public.mark_prices (market_id, created_at desc);
