package io.quantdesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.db.Databases.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
class SchemaTest {
  @Test
  void shouldRunEachFileAsAWholeAndAgainAndThenTheRunner(Database database) throws SQLException {
    for (int i = 0; i < 2; i++) {
      for (Migration migration : PackagedMigrations.load()) {
        database.execute(migration.sql());
      }
    }
    assertThat(database.migrated().list("select count(*) from qd_writer.migration"))
        .containsExactly(String.valueOf(PackagedMigrations.load().size()));
  }

  @Test
  void shouldCommentEveryTableAndColumn(Database database) throws SQLException {
    assertThat(
            database
                .migrated()
                .list(
                    """
                    select c.oid::regclass || coalesce('.' || a.attname, '')
                    from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    left join pg_attribute a
                      on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
                    where n.nspname in ('public', 'qd_writer') and c.relkind in ('r', 'p', 'v')
                      and (obj_description(c.oid, 'pg_class') is null
                        or col_description(c.oid, a.attnum) is null)"""))
        .isEmpty();
  }

  @Test
  void shouldRunForAnOrdinaryOwnerOfTheDatabase(Database database) throws SQLException {
    database.execute(
        """
        do $$ begin
          create role quantdesk_user login createrole;
        exception when duplicate_object then null; end $$;
        """);
    database.execute("alter database " + name(database) + " owner to quantdesk_user");

    try (Connection owner = database.open("quantdesk_user")) {
      assertThat(new MigrationRunner(PackagedMigrations.load()).migrate(owner)).isNotEmpty();
    }
  }

  private static String name(Database database) throws SQLException {
    return database.list("select current_database()").get(0);
  }

  @Test
  void shouldAnswerTheLatestPriceQueryOfTheDocuments(Database database) throws SQLException {
    database.migrated().execute(SampleRows.SQL);

    assertThat(
            database.list(
                """
                SELECT price FROM oracle_prices
                WHERE market_id = (SELECT id FROM markets WHERE symbol = 'BTC-PERP')
                ORDER BY created_at DESC LIMIT 1"""))
        .containsExactly("60000.5");
  }

  @Test
  void shouldDeriveHumanNumbersExactly(Database database) throws SQLException {
    database.migrated().execute(SampleRows.SQL);

    assertThat(
            database.list(
                """
                select concat_ws(' ', base_asset, is_active, micros_per_lot_tick, tick_size,
                  step_size, min_order_size, max_order_size, initial_margin_ratio, max_leverage)
                from markets"""))
        .containsExactly("BTC t 100 0.1 0.001 0.001 1000 500.00 20.00");
    assertThat(database.list("select balance from user_balances where sub_account_id = 1"))
        .containsExactly("-12.345678");
    assertThat(
            database.list(
                "select concat_ws(' ', side, size, entry_price, realized_pnl) from positions"))
        .containsExactly("SHORT 0.003 60000.033333333 1.000001");
    assertThat(
            database.list(
                """
                select concat_ws(' ', remaining_size, average_fill_price) from orders
                order by engine_order_id"""))
        .containsExactly("0.002 60000.500000000", "0");
    assertThat(
            database.list("select concat_ws(' ', value, fees, pnl) from trades order by is_maker"))
        .containsExactly("60.000500 0.030001 0.000000", "60.000500 -0.006000 1.000001");
  }

  @Test
  void shouldRefuseOrdersWhoseQuantitiesDoNotAddUp(Database database) throws SQLException {
    database.migrated().execute(SampleRows.SQL);

    assertThatThrownBy(
            () -> database.execute("update orders set leaves_qty_lots = leaves_qty_lots + 1"))
        .hasMessageContaining("orders_quantities_add_up");
  }
}
