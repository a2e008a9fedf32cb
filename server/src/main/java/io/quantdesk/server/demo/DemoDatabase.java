package io.quantdesk.server.demo;

import io.quantdesk.writer.embedded.EmbeddedDatabase;
import io.quantdesk.writer.sql.DatabaseUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The empty database that a run of the demo writes to: {@value #NAME} on the server of a URL, or on
 * an embedded server that is stopped at the end, also when the process is asked to end before.
 */
final class DemoDatabase implements AutoCloseable {
  static final String NAME = "quantdesk_demo";

  private final EmbeddedDatabase embedded;
  private final DatabaseUrl url;
  private final Thread onExit;

  private DemoDatabase(EmbeddedDatabase embedded, DatabaseUrl url) {
    this.embedded = embedded;
    this.url = url;
    this.onExit = new Thread(this::stop, "demo-database-stop");
  }

  /** Connects to the server of the URL, or starts the one of the directory, and empties. */
  static DemoDatabase open(Optional<String> serverUrl, Path directory) {
    if (serverUrl.isPresent()) {
      DatabaseUrl server = DatabaseUrl.parse(serverUrl.get());
      recreate(server);
      return new DemoDatabase(null, server.withDatabase(NAME));
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(directory);
    DemoDatabase database = new DemoDatabase(embedded, embedded.url(NAME));
    Runtime.getRuntime().addShutdownHook(database.onExit);
    try {
      recreate(embedded.url());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }

  DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    if (embedded != null) {
      Runtime.getRuntime().removeShutdownHook(onExit);
      stop();
    }
  }

  private void stop() {
    embedded.close();
  }

  /** The demo's database is its own: nobody else's data is in it. */
  private static void recreate(DatabaseUrl server) {
    try (Connection connection = server.open();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + NAME + " with (force)");
      statement.execute("create database " + NAME);
    } catch (SQLException e) {
      throw new DemoException(
          "cannot create the database " + NAME + " on " + server + ": " + e.getMessage(), e);
    }
  }
}
