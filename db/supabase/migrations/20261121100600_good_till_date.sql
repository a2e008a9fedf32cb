-- Orders that expire.

alter table public.orders drop constraint if exists orders_time_in_force_check;
alter table public.orders add constraint orders_time_in_force_check check (time_in_force in
  ('GTC', 'IOC', 'FOK', 'GTD'));
alter table public.orders add column if not exists expire_time timestamptz;
comment on column public.orders.time_in_force is 'FIX TimeInForce: GTC, IOC, FOK or GTD.';
comment on column public.orders.expire_time is 'From then on a GTD order does not trade (UTC, whole microseconds); null: it does not expire.';
