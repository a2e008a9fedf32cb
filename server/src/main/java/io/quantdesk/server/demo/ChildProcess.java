package io.quantdesk.server.demo;

import io.quantdesk.server.cli.QuantDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A command of the command line in a process of its own, on this program's Java and class path.
 * What it prints goes to a file. Used by one thread at a time.
 */
final class ChildProcess implements AutoCloseable {
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long START_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long STOP_SECONDS = 60;
  private static final int JAVA_WITH_UNSAFE_WARNINGS = 24;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path output;
  private final String readyWord;
  private Process process;
  private long outputStart;

  /**
   * Prepares a process.
   *
   * @param output file that gets all it prints
   * @param readyWord what the first line that says that it works begins with
   */
  ChildProcess(
      List<String> arguments, Map<String, String> environment, Path output, String readyWord) {
    this.command = new ArrayList<>(javaCommand());
    this.command.addAll(arguments);
    this.environment = environment;
    this.output = output;
    this.readyWord = readyWord;
  }

  /** Starts it and waits until it works. */
  void start() {
    try {
      outputStart = Files.exists(output) ? Files.size(output) : 0;
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
    long deadlineNs = System.nanoTime() + START_NS;
    while (line(readyWord).isEmpty()) {
      if (!process.isAlive() || System.nanoTime() - deadlineNs > 0) {
        throw new DemoException("a process of the demo did not start: see " + output);
      }
      LockSupport.parkNanos(POLL_NS);
    }
  }

  /** Kills it as kill -9 does, and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop, and waits until it has. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  /** The newest line since the last start that begins with a word. */
  Optional<String> line(String word) {
    try {
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return text.substring((int) Math.min(outputStart, text.length()))
          .lines()
          .filter(line -> line.startsWith(word))
          .reduce((first, second) -> second);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + output, e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new DemoException("a process of the demo does not end: see " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while a process of the demo ended", e);
    }
  }

  private static List<String> javaCommand() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String open : List.of("jdk.internal.misc", "java.lang.reflect", "sun.nio.ch")) {
      java.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
    }
    java.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
    if (Runtime.version().feature() >= JAVA_WITH_UNSAFE_WARNINGS) {
      java.add("--enable-native-access=ALL-UNNAMED");
      java.add("--sun-misc-unsafe-memory-access=allow");
    }
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), QuantDesk.class.getName()));
    return java;
  }
}
