-- What a mark price is made of; null: absent, or the mark is the index by rule.

alter table public.mark_prices add column if not exists basis_ticks integer;
alter table public.mark_prices add column if not exists book_ticks integer;
alter table public.mark_prices add column if not exists funding_ticks integer;
alter table public.mark_prices add column if not exists basis_price numeric;
alter table public.mark_prices add column if not exists book_price numeric;
alter table public.mark_prices add column if not exists funding_price numeric;
comment on column public.mark_prices.basis_ticks is 'Index and averaged basis, ticks; null: no recent sample of the book.';
comment on column public.mark_prices.book_ticks is 'Median of best bid, best ask and last trade, ticks; null: a side or a recent trade is missing.';
comment on column public.mark_prices.funding_ticks is 'Index and what the last funding rate still stands for, ticks; null: no funding.';
comment on column public.mark_prices.basis_price is 'Index and averaged basis, USDC.';
comment on column public.mark_prices.book_price is 'Median of best bid, best ask and last trade, USDC.';
comment on column public.mark_prices.funding_price is 'Index and what the last funding rate still stands for, USDC.';
