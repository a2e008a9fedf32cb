-- Who sees what: owners their own rows, everybody the markets and prices, nobody anything else.
-- Clients never write here: commands go to the engine.
--
-- The tables' owner passes row level security, and COPY needs that: the writer connects as the owner
-- or as a member of qd_writer that bypasses it.

do $grants$
declare
  relation text;
  subject text;
begin
  foreach relation in array array['users', 'user_balances', 'positions', 'orders', 'trades',
                                  'markets', 'oracle_prices', 'mark_prices'] loop
    execute format('alter table public.%I enable row level security', relation);
    execute format('revoke all on public.%I from public, anon, authenticated, service_role', relation);
    execute format('grant select on public.%I to authenticated, service_role', relation);
    execute format('grant select, insert, update on public.%I to qd_writer', relation);
  end loop;

  foreach relation in array array['users', 'user_balances', 'positions', 'orders', 'trades'] loop
    subject := case relation when 'users' then 'id' else 'user_id' end;
    execute format('drop policy if exists owner_reads on public.%I', relation);
    execute format('create policy owner_reads on public.%I for select to authenticated '
      'using (%I = (select auth.uid()))', relation, subject);
  end loop;

  foreach relation in array array['markets', 'oracle_prices', 'mark_prices'] loop
    execute format('grant select on public.%I to anon', relation);
    execute format('drop policy if exists everybody_reads on public.%I', relation);
    execute format('create policy everybody_reads on public.%I for select '
      'to anon, authenticated using (true)', relation);
  end loop;

  -- Where these roles may not bypass row level security, service_role still reads all rows.
  foreach relation in array array['users', 'user_balances', 'positions', 'orders', 'trades',
                                  'markets', 'oracle_prices', 'mark_prices'] loop
    execute format('drop policy if exists service_reads on public.%I', relation);
    execute format('create policy service_reads on public.%I for select to service_role '
      'using (true)', relation);
  end loop;
end
$grants$;

grant update (kyc_status, risk_level, is_active) on public.users to service_role;
drop policy if exists service_updates on public.users;
create policy service_updates on public.users for update to service_role
  using (true) with check (true);
grant update (oracle_account) on public.markets to service_role;
drop policy if exists service_updates on public.markets;
create policy service_updates on public.markets for update to service_role
  using (true) with check (true);
