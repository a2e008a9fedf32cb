-- How far the event journal is in this database: moved in the same transaction as the rows.

create schema if not exists qd_writer;
comment on schema qd_writer is
  'Book-keeping of the persistence writer. Not for clients: do not expose it through an API.';

create table if not exists qd_writer.checkpoint (
  stream text primary key,
  last_seq bigint not null default 0 check (last_seq >= 0),
  last_crc32c bigint not null default 0,
  last_time timestamptz,
  epoch bigint not null default 0 check (epoch >= 0),
  updated_at timestamptz not null default now()
);
comment on table qd_writer.checkpoint is
  'One row per stream. A writer moves it by compare-and-set on (last_seq, epoch); 0 rows mean that another writer took over.';
comment on column qd_writer.checkpoint.stream is 'Name of the event journal that feeds this database.';
comment on column qd_writer.checkpoint.last_seq is 'Every command up to this sequence has its rows here, no later one has.';
comment on column qd_writer.checkpoint.last_crc32c is 'CRC32C of the journal entry last_seq: tells this journal from another one; 0 while last_seq is 0.';
comment on column qd_writer.checkpoint.last_time is 'Time of command last_seq as the journal has it (UTC).';
comment on column qd_writer.checkpoint.epoch is 'Fence: raised by 1 by each writer that takes the stream over.';
comment on column qd_writer.checkpoint.updated_at is 'When the row was moved, by the clock of the database: for people, never for logic.';

revoke all on schema qd_writer from public;
revoke all on qd_writer.checkpoint from public, anon, authenticated;
grant usage on schema qd_writer to qd_writer, service_role;
grant select, insert, update on qd_writer.checkpoint to qd_writer;
grant select on qd_writer.checkpoint to service_role;
