-- Margin tiers of markets.

alter table public.markets add column if not exists margin_tiers jsonb not null default '[]';
comment on column public.markets.margin_tiers is 'Margin tiers above the first, whose rates are initial_margin_ppm and maintenance_margin_ppm: array of lower_bound_micros (notional, USDC 1e-6, from which on the rates hold), initial_margin_ppm, maintenance_margin_ppm.';
