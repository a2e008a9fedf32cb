package io.quantdesk.writer.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL cluster in a directory, driven by its own programs initdb and pg_ctl. Knows how to
 * run them as root, who may not own a server: in a user namespace where the process is nobody.
 *
 * <pre>
 *   directory/data        the cluster
 *   directory/server.log  what the server says
 *   directory/command.log what initdb and pg_ctl said last
 * </pre>
 */
final class PostgresServer {
  private static final long COMMAND_TIMEOUT_S = 180;
  private static final int LOG_LINES = 20;

  private final Path home;
  private final Path directory;
  private final Path data;
  private final List<String> prefix;

  PostgresServer(Path home, Path directory) throws IOException, InterruptedException {
    this.home = home;
    this.directory = directory;
    data = directory.resolve("data");
    prefix = isRoot() ? namespaceOfNobody() : List.of();
  }

  private boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"))
        && "root".equals(System.getProperty("user.name"));
  }

  private List<String> namespaceOfNobody() throws IOException, InterruptedException {
    List<String> unshare = List.of("unshare", "--user");
    List<String> probe = new ArrayList<>(unshare);
    probe.add("true");
    if (run(probe) != 0) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL refuses to run as root, and this machine forbids user namespaces: run as an"
              + " ordinary user, or set DATABASE_URL to a server of yours");
    }
    return unshare;
  }

  boolean exists() {
    return Files.exists(data.resolve("PG_VERSION"));
  }

  /** Makes the cluster in one step: an interrupted attempt leaves nothing in its place. */
  void initialise(String user, Path passwordFile) throws IOException, InterruptedException {
    Path fresh = directory.resolve("data.new");
    PostgresBinaries.deleteTree(fresh);
    command(
        "initdb",
        "-D",
        fresh.toString(),
        "-U",
        user,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--data-checksums");
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Refuses a cluster of another major version. */
  void requireSameVersion() throws IOException, InterruptedException {
    String cluster = Files.readString(data.resolve("PG_VERSION")).strip();
    command("postgres", "--version");
    String program = Files.readString(commandLog()).strip();
    if (!program.matches(".* " + cluster + "\\..*")) {
      throw new EmbeddedDatabaseException(
          data + " belongs to PostgreSQL " + cluster + ", but this application brings " + program);
    }
  }

  /**
   * Stops a server that outlived the process that started it, and removes the mark of one that is
   * dead but whose process number lives on in a stranger.
   */
  void stopOrphan() throws IOException, InterruptedException {
    stop();
    Files.deleteIfExists(pidFile());
  }

  /** The server of this cluster, if its process lives. */
  private ProcessHandle runningServer() throws IOException {
    if (!Files.exists(pidFile())) {
      return null;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
    return ProcessHandle.of(pid).filter(this::isOurs).orElse(null);
  }

  private boolean isOurs(ProcessHandle process) {
    String commandLine = process.info().commandLine().orElse("");
    return commandLine.contains("postgres") && commandLine.contains(data.toString());
  }

  void start(int port) throws IOException, InterruptedException {
    String options =
        String.join(
            " ",
            "-p " + port,
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=",
            "-c fsync=on",
            "-c full_page_writes=on",
            "-c synchronous_commit=on",
            "-c max_wal_size=2GB",
            "-c max_connections=50");
    command(
        "pg_ctl",
        "start",
        "-D",
        data.toString(),
        "-l",
        serverLog().toString(),
        "-w",
        "-t",
        "120",
        "-o",
        options);
  }

  /** Ends all sessions, rolls back what is open, writes a checkpoint; if it still runs. */
  void stop() throws IOException, InterruptedException {
    if (runningServer() == null) {
      return;
    }
    command("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "120");
  }

  private void command(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(prefix);
    line.add(home.resolve("bin").resolve(program).toString());
    line.addAll(List.of(arguments));
    int exit = run(line);
    if (exit != 0) {
      throw new EmbeddedDatabaseException(
          program + " failed with code " + exit + ":\n" + tail(commandLog()) + tail(serverLog()));
    }
  }

  private int run(List<String> line) throws IOException, InterruptedException {
    Files.deleteIfExists(commandLog());
    Process process =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(commandLog().toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(COMMAND_TIMEOUT_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new EmbeddedDatabaseException(
          line + " did not end within " + COMMAND_TIMEOUT_S + " s:\n" + tail(commandLog()));
    }
    return process.exitValue();
  }

  private static String tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()))
        + "\n";
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  private Path commandLog() {
    return directory.resolve("command.log");
  }

  private Path serverLog() {
    return directory.resolve("server.log");
  }
}
