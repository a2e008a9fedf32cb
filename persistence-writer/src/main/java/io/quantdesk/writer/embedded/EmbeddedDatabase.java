package io.quantdesk.writer.embedded;

import io.quantdesk.writer.sql.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * A PostgreSQL server of our own on this machine's loopback address, with its data in a directory
 * that persists and every commit forced to disk. Its database is called quantdesk; a password that
 * only the user of this process can read guards it.
 *
 * <p>One process at a time owns a directory. When the owner is killed its server lives on without
 * it: the next {@link #start} stops it cleanly and starts again, usually on another port.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** Name of the database and of the user that owns it. */
  public static final String NAME = "quantdesk";

  private static final int ATTEMPTS_AT_A_FREE_PORT = 3;

  private final PostgresServer server;
  private final FileChannel lockFile;
  private final String password;
  private int port;

  private EmbeddedDatabase(PostgresServer server, FileChannel lockFile, String password) {
    this.server = server;
    this.lockFile = lockFile;
    this.password = password;
  }

  /** Starts the server of a directory on any free port; both are made when they are not there. */
  public static EmbeddedDatabase start(Path directory) {
    return start(directory, 0);
  }

  /**
   * Starts the server of a directory on a port.
   *
   * @param port 0: any free one
   * @throws EmbeddedDatabaseException when it cannot run here, or another process owns the
   *     directory
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    try {
      Path absolute = Files.createDirectories(directory).toRealPath();
      FileChannel lockFile = lock(absolute);
      try {
        return start(absolute, port, lockFile);
      } catch (IOException | InterruptedException | RuntimeException e) {
        lockFile.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot start PostgreSQL in " + directory, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("interrupted while starting PostgreSQL", e);
    }
  }

  private static EmbeddedDatabase start(Path directory, int port, FileChannel lockFile)
      throws IOException, InterruptedException {
    PostgresServer server = new PostgresServer(PostgresBinaries.locate(), directory);
    Path passwordFile = directory.resolve("password");
    if (server.exists()) {
      server.requireSameVersion();
      server.stopOrphan();
    } else {
      writePassword(passwordFile);
      server.initialise(NAME, passwordFile);
    }
    String password = Files.readString(passwordFile).strip();
    EmbeddedDatabase database = new EmbeddedDatabase(server, lockFile, password);
    database.listen(port);
    database.createDatabase();
    return database;
  }

  /** Held until this process closes it or dies: the kernel frees it then. */
  private static FileChannel lock(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      file.close();
      throw new EmbeddedDatabaseException(
          "the database in " + directory + " is in use by another running process");
    }
    return file;
  }

  private static void writePassword(Path file) throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
  }

  private void listen(int wantedPort) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      port = wantedPort == 0 ? freePort() : wantedPort;
      try {
        server.start(port);
        return;
      } catch (EmbeddedDatabaseException e) {
        // Somebody may have taken the port between the look and the start.
        if (wantedPort != 0 || attempt == ATTEMPTS_AT_A_FREE_PORT) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void createDatabase() {
    try (Connection connection = url("postgres").open();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
      if (!found.next()) {
        statement.execute("create database " + NAME);
      }
    } catch (SQLException e) {
      close();
      throw new EmbeddedDatabaseException("cannot create the database: " + e.getMessage(), e);
    }
  }

  /** The database quantdesk on this server. */
  public DatabaseUrl url() {
    return url(NAME);
  }

  /** Another database on this server. */
  public DatabaseUrl url(String database) {
    return DatabaseUrl.of("127.0.0.1", port, database, NAME, password);
  }

  /** For psql and other programs; contains the password. */
  public String connectionString() {
    return "postgresql://" + NAME + ":" + password + "@127.0.0.1:" + port + "/" + NAME;
  }

  /** TCP port on the loopback address. */
  public int port() {
    return port;
  }

  /** Stops the server cleanly and leaves the directory to the next one. */
  @Override
  public void close() {
    try (lockFile) {
      server.stop();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot stop PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("interrupted while stopping PostgreSQL", e);
    }
  }
}
