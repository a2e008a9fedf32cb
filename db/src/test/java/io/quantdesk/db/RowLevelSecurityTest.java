package io.quantdesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.db.Databases.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
class RowLevelSecurityTest {
  private static final String RELATIONS =
      """
      select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'qd_writer') and c.relkind in ('r', 'p', 'v', 'm')""";
  private static final List<String> OWNED =
      List.of("users", "user_balances", "positions", "orders", "trades");
  private static final List<String> PUBLISHED = List.of("markets", "oracle_prices", "mark_prices");

  @Test
  void shouldEnableItOnEveryTableOfThePublicSchema(Database database) throws SQLException {
    assertThat(
            database
                .migrated()
                .list(
                    """
                    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'public' and c.relkind in ('r', 'p')
                      and not c.relrowsecurity"""))
        .isEmpty();
  }

  @Test
  void shouldShowOwnersTheirOwnRowsOnly(Database database) throws SQLException {
    database.migrated().execute(SampleRows.SQL);
    try (Connection connection = as(database, "authenticated", SampleRows.ALICE)) {
      for (String table : OWNED) {
        String owner = table.equals("users") ? "id" : "user_id";
        assertThat(Database.list(connection, "select distinct " + owner + " from " + table))
            .as(table)
            .containsExactly(SampleRows.ALICE);
      }
      for (String table : PUBLISHED) {
        assertThat(Database.list(connection, "select count(*) from " + table))
            .as(table)
            .isNotEqualTo(List.of("0"));
      }
    }
    try (Connection connection = as(database, "authenticated", "")) {
      for (String table : OWNED) {
        assertThat(Database.list(connection, "select count(*) from " + table)).containsExactly("0");
      }
    }
  }

  @Test
  void shouldShowStrangersMarketsAndPricesOnly(Database database) throws SQLException {
    database.migrated().execute(SampleRows.SQL);
    try (Connection connection = as(database, "anon", "")) {
      for (String table : PUBLISHED) {
        assertThat(Database.list(connection, "select count(*) from " + table))
            .as(table)
            .isNotEqualTo(List.of("0"));
      }
      for (String table : OWNED) {
        assertThatThrownBy(() -> Database.list(connection, "select * from " + table))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void shouldLetNoClientRoleWriteAnything(Database database) throws SQLException {
    database.migrated();
    for (String role : List.of("anon", "authenticated", "service_role")) {
      for (String right : List.of("insert", "delete", "truncate", "references", "trigger")) {
        assertThat(
                database.list(
                    RELATIONS
                        + " and has_table_privilege('%s', c.oid, '%s')".formatted(role, right)))
            .as("%s may %s", role, right)
            .isEmpty();
      }
    }
    for (String role : List.of("anon", "authenticated")) {
      assertThat(
              database.list(
                  RELATIONS + " and has_any_column_privilege('" + role + "', c.oid, 'update')"))
          .as("%s may update", role)
          .isEmpty();
    }
  }

  @Test
  void shouldHideTheWritersSchema(Database database) throws SQLException {
    database.migrated();
    for (String role : List.of("anon", "authenticated")) {
      try (Connection connection = as(database, role, SampleRows.ALICE)) {
        assertThatThrownBy(
                () -> Database.list(connection, "select last_seq from qd_writer.checkpoint"))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void shouldCloseTablesThatAreAddedLater(Database database) throws SQLException {
    database.migrated().execute("create table public.later (n integer)");
    for (String role : List.of("anon", "authenticated")) {
      try (Connection connection = as(database, role, SampleRows.ALICE)) {
        assertThatThrownBy(() -> Database.list(connection, "select n from public.later"))
            .hasMessageContaining("permission denied");
      }
    }
  }

  private static Connection as(Database database, String role, String subject) throws SQLException {
    Connection connection = database.open();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('request.jwt.claims', '"
              + (subject.isEmpty() ? "" : "{\"sub\": \"" + subject + "\"}")
              + "', false)");
      statement.execute("set role " + role);
    }
    return connection;
  }
}
