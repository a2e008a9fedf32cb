/**
 * The schema of the exchange's database: plain SQL files under {@code db/supabase/migrations},
 * which {@code psql -f} and Supabase run as they are, packaged with this module and applied by
 * {@link io.quantdesk.db.MigrationRunner}.
 */
package io.quantdesk.db;
