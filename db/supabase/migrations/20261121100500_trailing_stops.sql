-- Trigger orders whose trigger follows the price at a distance.

alter table public.orders drop constraint if exists orders_order_type_check;
alter table public.orders add constraint orders_order_type_check check (order_type in
  ('MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT', 'TAKE_PROFIT', 'TAKE_PROFIT_LIMIT',
   'TRAILING_STOP', 'TRAILING_STOP_LIMIT'));
alter table public.orders add column if not exists trailing_offset_ticks integer;
alter table public.orders add column if not exists trailing_offset_ppm integer;
alter table public.orders add column if not exists activation_price_ticks integer;
comment on column public.orders.order_type is 'FIX OrdType: MARKET, LIMIT, or a trigger order: STOP, STOP_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT, TRAILING_STOP, TRAILING_STOP_LIMIT.';
comment on column public.orders.trigger_price_ticks is 'Price that fires it, as last amended, ticks; of a trailing stop the one that fired it, and before that the one it had when it was accepted or last amended; null: no trigger order.';
comment on column public.orders.trailing_offset_ticks is 'Ticks from the best price of a trailing stop to its trigger, as last amended; null: in ppm, or no trailing stop.';
comment on column public.orders.trailing_offset_ppm is 'Distance from the best price of a trailing stop to its trigger in millionths of the best price, as last amended; null: in ticks, or no trailing stop.';
comment on column public.orders.activation_price_ticks is 'Price that a trailing stop waits for before it follows, as last amended; null: it followed at once, or no trailing stop.';
