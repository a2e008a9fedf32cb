-- Initial margin that rises with open interest.

alter table public.markets add column if not exists open_interest_lower_lots bigint not null default 0;
alter table public.markets add column if not exists open_interest_upper_lots bigint not null default 0;
comment on column public.markets.open_interest_lower_lots is 'Open interest from which on the initial margin rate rises with it, lots.';
comment on column public.markets.open_interest_upper_lots is 'Open interest from which on the initial margin rate is 100 %, lots; 0: the rate does not depend on open interest.';
