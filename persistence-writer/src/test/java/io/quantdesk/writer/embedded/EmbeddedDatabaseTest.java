package io.quantdesk.writer.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.writer.fixture.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path directory;

  @Test
  void shouldKeepDataThroughACleanRestartAndTheDeathOfItsOwner() throws Exception {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
      TestDatabase database = new TestDatabase(postgres.url());
      database.execute("create table kept (n integer); insert into kept values (1)");
      assertThat(database.one("show fsync")).isEqualTo("on");
      assertThat(database.one("show synchronous_commit")).isEqualTo("on");
      assertThat(database.one("show data_checksums")).isEqualTo("on");
      Path password = directory.resolve("password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("in use by another running process");
    }

    long orphan = ownerThatInsertsAndIsKilled();
    assertThat(ProcessHandle.of(orphan)).as("the server outlived its owner").isPresent();

    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
      TestDatabase database = new TestDatabase(postgres.url());
      assertThat(database.list("select n from kept order by n")).containsExactly("1", "2");
      assertThat(serverProcess()).isNotEqualTo(orphan);
    }
  }

  @Test
  void shouldStartBehindAStaleMarkWhoseProcessNumberIsAStrangers() throws Exception {
    EmbeddedDatabase.start(directory).close();
    Path data = directory.toRealPath().resolve("data");
    Files.writeString(
        data.resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n5432\n\n\n0 0\n");

    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(directory)) {
      assertThat(new TestDatabase(postgres.url()).one("select 1")).isEqualTo("1");
    }
  }

  @Test
  void shouldSayWhyTheServerCannotStart() throws Exception {
    EmbeddedDatabase.start(directory).close();
    Files.delete(directory.resolve("data").resolve("global").resolve("pg_control"));

    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("pg_ctl failed")
        .hasMessageContaining("pg_control");
  }

  @Test
  void shouldRefuseTheClusterOfAnotherMajorVersion() throws Exception {
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "9\n");

    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("belongs to PostgreSQL 9");
  }

  /** Runs {@link Owner} in a process of its own, kills it, and returns its server's process. */
  private long ownerThatInsertsAndIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.equals("inserted")) {
        line = out.readLine();
      }
      assertThat(line).isEqualTo("inserted");
    } finally {
      owner.destroyForcibly().waitFor();
    }
    return serverProcess();
  }

  private long serverProcess() throws IOException {
    Path mark = directory.resolve("data").resolve("postmaster.pid");
    return Long.parseLong(Files.readAllLines(mark).get(0).strip());
  }

  /** Starts the server of a directory, inserts a row, and waits to be killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
      EmbeddedDatabase postgres = EmbeddedDatabase.start(Path.of(args[0]));
      new TestDatabase(postgres.url()).execute("insert into kept values (2)");
      System.out.println("inserted");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
