-- Instructions of orders, states of markets that end, and price bands.

alter table public.markets drop constraint if exists markets_state_check;
alter table public.markets add constraint markets_state_check check (state in
  ('INITIALIZING', 'POST_ONLY', 'OPEN', 'REDUCE_ONLY', 'CANCEL_ONLY', 'HALTED', 'SETTLEMENT', 'DELISTED'));
alter table public.markets add column if not exists placement_band_ppm integer not null default 0;
alter table public.markets add column if not exists match_band_ppm integer not null default 0;
comment on column public.markets.state is 'What the market accepts: INITIALIZING, POST_ONLY, OPEN, REDUCE_ONLY, CANCEL_ONLY, HALTED, SETTLEMENT, DELISTED.';
comment on column public.markets.placement_band_ppm is 'How far from the mark the limit of an order that may rest can be, millionths of the mark; 0: any.';
comment on column public.markets.match_band_ppm is 'How far from the mark a trade can be, millionths of the mark; 0: any.';

alter table public.orders add column if not exists self_trade_prevention text not null default 'CANCEL_MAKER'
  check (self_trade_prevention in ('CANCEL_MAKER', 'CANCEL_TAKER', 'CANCEL_BOTH', 'DECREMENT'));
alter table public.orders add column if not exists post_only_slide boolean not null default false;
alter table public.orders add column if not exists reduce_only boolean not null default false;
alter table public.orders add column if not exists display_qty_lots bigint;
comment on column public.orders.self_trade_prevention is 'What it does when it meets an order of its own account: CANCEL_MAKER, CANCEL_TAKER, CANCEL_BOTH, DECREMENT.';
comment on column public.orders.post_only_slide is 'Post-only, at the best price at which it does not take.';
comment on column public.orders.reduce_only is 'Takes only what its position has.';
comment on column public.orders.display_qty_lots is 'Most that its book shows of it at a time, lots; null: all.';
