-- Orders that belong together: legs of a parent, and legs of which one cancels the other.

alter table public.orders add column if not exists parent_order_id bigint;
alter table public.orders add column if not exists oco_order_id bigint;
alter table public.orders add column if not exists contingency_type text generated always as
  (case
    when parent_order_id is not null and oco_order_id is not null then 'OTOCO'
    when parent_order_id is not null then 'OTO'
    when oco_order_id is not null then 'OCO'
  end) stored;
alter table public.orders drop constraint if exists orders_order_qty_lots_check;
alter table public.orders add constraint orders_order_qty_lots_check check
  (order_qty_lots > 0 or (order_qty_lots = 0 and parent_order_id is not null));
alter table public.orders drop constraint if exists orders_status_fits;
alter table public.orders add constraint orders_status_fits check (
  case status
    when 'NEW' then (leaves_qty_lots > 0 or order_qty_lots = 0) and cum_qty_lots = 0
    when 'PARTIALLY_FILLED' then leaves_qty_lots > 0 and cum_qty_lots > 0
    when 'FILLED' then leaves_qty_lots = 0 and canceled_qty_lots = 0 and order_qty_lots > 0
    else leaves_qty_lots = 0 and cancel_reason is not null
  end);
comment on column public.orders.order_qty_lots is 'Ordered quantity, filled part included, as last amended, lots; 0: a leg whose parent has not been filled yet.';
comment on column public.orders.parent_order_id is 'Engine''s number of the order whose fills give a leg of a bracket its quantity; null: it has none.';
comment on column public.orders.oco_order_id is 'Engine''s number of the other leg of a bracket or a pair: what one gets filled the other one loses; null: there was none.';
comment on column public.orders.contingency_type is 'Of a leg: OTO (one triggers the other: it has a parent), OCO (one cancels the other: it has another leg), OTOCO (both); null: no leg.';
