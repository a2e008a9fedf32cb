package io.quantdesk.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child process with one book on a class path of its own; it waits between its turns. */
final class PeerProcess implements AutoCloseable {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  /** What the launcher gives this process where the system has it, all books get too. */
  private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  private final Peer peer;
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;

  /** Starts it; it reads the streams that its arguments name. */
  PeerProcess(Peer peer, List<String> streamArguments) throws IOException {
    this.peer = peer;
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", "0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"));
    if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(HUGE_PAGES)) {
      command.add(HUGE_PAGES);
    }
    command.addAll(List.of("-cp", peer.classPath()));
    command.addAll(List.of(StreamRunner.class.getName(), peer.booksClass()));
    command.addAll(streamArguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = process.inputReader(StandardCharsets.US_ASCII);
    questions = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
  }

  /**
   * A book to measure.
   *
   * @param booksClass implements PeerBooks
   */
  record Peer(String name, String booksClass, String classPath) {}

  Peer peer() {
    return peer;
  }

  /** Runs one stream and waits for it. */
  PeerRun run(int stream) throws IOException {
    questions.println(stream);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the process of " + peer.name() + " ended");
    }
    return PeerRun.of(answer);
  }

  @Override
  public void close() {
    questions.close();
    process.destroy();
  }
}
