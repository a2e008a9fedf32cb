package io.quantdesk.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies migrations that a database does not have yet, each in a transaction of its own, and keeps
 * a history of their checksums. Several runners may start at once: an advisory lock lets one work
 * and the others find nothing left to do.
 *
 * <p>Refused, with nothing changed: a file that was changed after it was applied, a database that
 * is ahead of these files, and a file that is older than the newest applied one.
 */
public final class MigrationRunner {
  /** "qdmigrat" in ASCII. */
  private static final long LOCK_KEY = 0x71646d6967726174L;

  private static final String HISTORY =
      """
      create schema if not exists qd_writer;
      create table if not exists qd_writer.migration (
        version text primary key,
        file_name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now()
      );
      comment on table qd_writer.migration is 'Migrations that our own runner applied.';
      comment on column qd_writer.migration.version is 'First 14 digits of the file name.';
      comment on column qd_writer.migration.file_name is 'Name of the file.';
      comment on column qd_writer.migration.sha256 is
        'SHA-256 of the file with line feeds as line ends: a changed file is refused.';
      comment on column qd_writer.migration.applied_at is 'When, by the clock of the database.';
      """;

  private final List<Migration> migrations;

  /** Of files that are sorted by version. */
  public MigrationRunner(List<Migration> migrations) {
    this.migrations = List.copyOf(migrations);
  }

  /**
   * Brings the database up to date. The connection must be outside of a transaction and is left so.
   *
   * @return the migrations that were applied now
   */
  public List<Migration> migrate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("set client_min_messages = warning");
      statement.execute("select pg_advisory_lock(" + LOCK_KEY + ")");
      try {
        statement.execute(HISTORY);
        return applyAll(connection, pending(statement));
      } finally {
        if (!connection.isClosed()) {
          connection.setAutoCommit(true);
          statement.execute("select pg_advisory_unlock(" + LOCK_KEY + ")");
          statement.execute("reset client_min_messages");
        }
      }
    }
  }

  private List<Migration> pending(Statement statement) throws SQLException {
    Map<String, String> applied = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery("select version, sha256 from qd_writer.migration")) {
      while (rows.next()) {
        applied.put(rows.getString(1), rows.getString(2));
      }
    }
    String newest = "";
    for (String version : applied.keySet()) {
      newest = version;
      if (migrations.stream().noneMatch(m -> m.version().equals(version))) {
        throw new MigrationException(
            "the database has migration "
                + version
                + ", which this program does not know: it is older than the database");
      }
    }
    List<Migration> pending = new ArrayList<>();
    for (Migration migration : migrations) {
      String checksum = applied.get(migration.version());
      if (checksum == null) {
        refuseLateComer(migration, newest);
        pending.add(migration);
      } else if (!checksum.equals(migration.sha256())) {
        throw new MigrationException(
            migration.fileName()
                + " was changed after it was applied: restore it and put the change into a new"
                + " migration");
      }
    }
    return pending;
  }

  private static void refuseLateComer(Migration migration, String newestApplied) {
    if (migration.version().compareTo(newestApplied) < 0) {
      throw new MigrationException(
          migration.fileName()
              + " is older than the newest applied migration "
              + newestApplied
              + ": give it a newer version");
    }
  }

  private static List<Migration> applyAll(Connection connection, List<Migration> pending)
      throws SQLException {
    for (Migration migration : pending) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          PreparedStatement history =
              connection.prepareStatement(
                  "insert into qd_writer.migration (version, file_name, sha256) values (?, ?, ?)")) {
        statement.execute(migration.sql());
        history.setString(1, migration.version());
        history.setString(2, migration.fileName());
        history.setString(3, migration.sha256());
        history.executeUpdate();
        connection.commit();
      } catch (SQLException e) {
        if (!connection.isClosed()) {
          connection.rollback();
        }
        throw new MigrationException(
            "migration " + migration.fileName() + " failed: " + e.getMessage(), e);
      }
    }
    return pending;
  }
}
