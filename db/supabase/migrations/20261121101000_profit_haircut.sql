-- The part of unrealised profits that does not count for initial margin.

alter table public.markets add column if not exists profit_haircut_ppm integer not null default 0;
comment on column public.markets.profit_haircut_ppm is 'Part of an unrealised profit that does not count for initial margin, 1e-6; 0: all of it counts.';
