package io.quantdesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.db.Databases.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
class MigrationRunnerTest {
  private static final Migration FIRST =
      Migration.of("20260101000000_first.sql", "create table a (n integer); -- one\n");
  private static final Migration SECOND =
      Migration.of("20260102000000_second.sql", "create table b (n integer)");

  @Test
  void shouldApplyEachFileOnce(Database database) throws SQLException {
    assertThat(migrate(database, FIRST)).containsExactly(FIRST);
    assertThat(migrate(database, FIRST, SECOND)).containsExactly(SECOND);
    assertThat(migrate(database, FIRST, SECOND)).isEmpty();
    assertThat(database.list("select file_name from qd_writer.migration order by version"))
        .containsExactly(FIRST.fileName(), SECOND.fileName());
  }

  @Test
  void shouldRefuseAFileThatWasChangedAfterItWasApplied(Database database) throws SQLException {
    migrate(database, FIRST);
    Migration changed = Migration.of(FIRST.fileName(), FIRST.sql() + "create table c (n integer);");

    assertThatThrownBy(() -> migrate(database, changed, SECOND))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("20260101000000_first.sql was changed after it was applied");
    assertThat(database.list("select to_regclass('b')")).containsExactly((String) null);
  }

  @Test
  void shouldNotMindTheStyleOfLineEnds(Database database) throws SQLException {
    migrate(database, FIRST);
    Migration windows = Migration.of(FIRST.fileName(), FIRST.sql().replace("\n", "\r\n"));

    assertThat(migrate(database, windows)).isEmpty();
  }

  @Test
  void shouldRefuseADatabaseThatIsAhead(Database database) throws SQLException {
    migrate(database, FIRST, SECOND);

    assertThatThrownBy(() -> migrate(database, FIRST))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("20260102000000")
        .hasMessageContaining("older than the database");
  }

  @Test
  void shouldRefuseALateComer(Database database) throws SQLException {
    migrate(database, SECOND);

    assertThatThrownBy(() -> migrate(database, FIRST, SECOND))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("give it a newer version");
  }

  @Test
  void shouldLeaveNothingOfAFileThatFails(Database database) throws SQLException {
    Migration failing =
        Migration.of("20260103000000_failing.sql", "create table d (n integer); select 1 / 0");

    assertThatThrownBy(() -> migrate(database, FIRST, SECOND, failing))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("20260103000000_failing.sql failed");
    assertThat(database.list("select to_regclass('d')")).containsExactly((String) null);
    assertThat(migrate(database, FIRST, SECOND)).isEmpty();
  }

  @Test
  void shouldLetOneOfManyRunnersWork(Database database) {
    List<CompletableFuture<Integer>> runners = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runners.add(CompletableFuture.supplyAsync(() -> migratePackaged(database)));
    }
    assertThat(runners.stream().mapToInt(CompletableFuture::join).sum())
        .isEqualTo(PackagedMigrations.load().size());
  }

  @Test
  void shouldRefuseFileNamesWithoutAVersion() {
    assertThatThrownBy(() -> Migration.of("first.sql", ""))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("first.sql");
  }

  private static int migratePackaged(Database database) {
    try (Connection connection = database.open()) {
      return new MigrationRunner(PackagedMigrations.load()).migrate(connection).size();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Migration> migrate(Database database, Migration... migrations)
      throws SQLException {
    try (Connection connection = database.open()) {
      return new MigrationRunner(List.of(migrations)).migrate(connection);
    }
  }
}
