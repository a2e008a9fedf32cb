-- Roles of the clients and of the writer, and auth.uid() where Supabase is not there to supply it.
-- Every migration may be run again: what exists stays.

do $roles$
declare
  wanted text;
begin
  foreach wanted in array array['anon', 'authenticated', 'service_role', 'qd_writer'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception
        when duplicate_object or unique_violation then
          null; -- roles belong to the whole server: another database's migration was faster
        when insufficient_privilege then
          raise exception 'role % is missing and % may not create roles', wanted, current_user
            using hint = 'Let an administrator run: create role anon nologin; create role '
              'authenticated nologin; create role service_role nologin bypassrls; '
              'create role qd_writer nologin bypassrls;';
      end;
    end if;
  end loop;

  -- Server-side services and a writer that does not own the tables pass row level security.
  foreach wanted in array array['service_role', 'qd_writer'] loop
    if not (select rolbypassrls from pg_catalog.pg_roles where rolname = wanted) then
      begin
        execute format('alter role %I bypassrls', wanted);
      exception when insufficient_privilege then
        raise notice 'role % does not bypass row level security: % may not allow it',
          wanted, current_user;
      end;
    end if;
  end loop;
end
$roles$;

do $auth$
begin
  if to_regprocedure('auth.uid()') is null then
    create schema if not exists auth;
    execute $function$
      create function auth.uid() returns uuid
      language sql stable
      set search_path = ''
      as $body$
        select nullif(
          coalesce(
            nullif(current_setting('request.jwt.claim.sub', true), ''),
            nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'),
          '')::uuid
      $body$
    $function$;
    comment on function auth.uid() is
      'users.id of the caller: the subject of the verified token that the API layer put into the '
      'setting request.jwt.claims; null when there is none.';
    grant usage on schema auth to anon, authenticated, service_role;
  end if;
end
$auth$;

-- A table that somebody adds to public later is closed until it is opened by name.
alter default privileges in schema public revoke all on tables from public, anon, authenticated;
grant usage on schema public to anon, authenticated, service_role, qd_writer;
