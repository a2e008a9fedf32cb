-- Orders that wait for a price before they enter the book.

alter table public.orders drop constraint if exists orders_order_type_check;
alter table public.orders add constraint orders_order_type_check check (order_type in
  ('MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT', 'TAKE_PROFIT', 'TAKE_PROFIT_LIMIT'));
alter table public.orders add column if not exists trigger_price_ticks integer;
alter table public.orders add column if not exists trigger_source text
  check (trigger_source in ('MARK', 'INDEX', 'LAST'));
alter table public.orders add column if not exists triggered_at timestamptz;
comment on column public.orders.order_type is 'FIX OrdType: MARKET, LIMIT, or a trigger order: STOP, STOP_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT.';
comment on column public.orders.cancel_reason is 'Why it left without being filled whole: a DoneReason, or, for an order that fired and was refused, its RejectReason; null otherwise.';
comment on column public.orders.trigger_price_ticks is 'Price that fires it, as last amended, ticks; null: no trigger order.';
comment on column public.orders.trigger_source is 'Which price fires it: MARK, INDEX or LAST (of the last trade); null: no trigger order.';
comment on column public.orders.triggered_at is 'Journal time at which it fired (UTC); null: not yet, or no trigger order.';
