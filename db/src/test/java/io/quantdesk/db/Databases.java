package io.quantdesk.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test an empty database on one PostgreSQL server for all tests of this module. */
public final class Databases implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Databases.class))
        .computeIfAbsent(Server.class, key -> new Server(), Server.class)
        .createDatabase();
  }

  /** A database of one test. */
  record Database(String url) {
    Connection open() throws SQLException {
      return DriverManager.getConnection(url);
    }

    /** Of another user. */
    Connection open(String user) throws SQLException {
      return DriverManager.getConnection(url.replace("user=postgres", "user=" + user));
    }

    void execute(String sql) throws SQLException {
      try (Connection connection = open();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    List<String> list(String sql) throws SQLException {
      try (Connection connection = open()) {
        return list(connection, sql);
      }
    }

    static List<String> list(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      }
    }

    Database migrated() throws SQLException {
      try (Connection connection = open()) {
        new MigrationRunner(PackagedMigrations.load()).migrate(connection);
      }
      return this;
    }
  }

  private static final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    Server() {
      try {
        postgres = EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Database createDatabase() {
      String name = "test_" + databases.incrementAndGet();
      Database server = new Database(postgres.getJdbcUrl("postgres", "postgres"));
      try {
        server.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new Database(postgres.getJdbcUrl("postgres", name));
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }
}
