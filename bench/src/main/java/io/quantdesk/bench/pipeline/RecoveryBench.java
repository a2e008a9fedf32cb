package io.quantdesk.bench.pipeline;

import io.quantdesk.bench.Machine;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.ThreadingMode;
import io.quantdesk.server.cli.QuantDesk;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.server.snapshot.Follower;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how long an engine takes to come back: orders and cancels through the whole pipeline, a
 * snapshot, more of them, and then a start; and how fast the journal is executed again.
 */
@Command(
    name = "recovery",
    description = "How long a start takes behind a snapshot, and how fast a journal is replayed.",
    mixinStandardHelpOptions = true)
public final class RecoveryBench implements Callable<Integer> {
  private static final int CHUNK = 500_000;
  private static final int STEP = 1 << 12;
  private static final double NS_PER_S = 1e9;

  @Spec private CommandSpec spec;

  @Option(names = "--before", description = "Commands before the snapshot (${DEFAULT-VALUE}).")
  private int before = 2_000_000;

  @Option(names = "--commands", description = "Commands behind it (default: ${DEFAULT-VALUE}).")
  private int commands = 10_000_000;

  @Option(names = "--seed", description = "Of the order flow (default: ${DEFAULT-VALUE}).")
  private long seed = 20_240_808;

  @Option(names = "--directory", description = "For the engine (default: a temporary one).")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.describe());
    Path home = directory == null ? Files.createTempDirectory("quantdesk-recovery") : directory;
    send(home, before);
    snapshot(home, out);
    send(home, commands);
    long startNs = System.nanoTime();
    PipelineRun.restart(home, ThreadingMode.forThisMachine()).close();
    print(out, "start behind the snapshot, in all", commands, System.nanoTime() - startNs);
    return replay(home, out) ? 0 : QuantDesk.CHECK_FAILED;
  }

  private void send(Path home, int count) {
    try (PipelineRun pipeline =
        new PipelineRun(home, ThreadingMode.forThisMachine(), Journalling.PROCESS, seed)) {
      for (int left = count; left > 0; left -= CHUNK) {
        pipeline.send(Math.min(left, CHUNK), 0);
      }
    }
  }

  private static void snapshot(Path home, PrintWriter out) throws IOException {
    try (Follower follower = new Follower(home)) {
      long startNs = System.nanoTime();
      while (follower.poll(STEP) == STEP) {}
      print(
          out, "follower, from the first command", follower.lastSeq(), System.nanoTime() - startNs);
      startNs = System.nanoTime();
      Path file = follower.snapshot(1);
      out.printf(
          "snapshot of %,d bytes written in %.2f s%n",
          Files.size(file), (System.nanoTime() - startNs) / NS_PER_S);
    }
    long startNs = System.nanoTime();
    new Follower(home).close();
    out.printf("snapshot read in %.2f s%n", (System.nanoTime() - startNs) / NS_PER_S);
  }

  private static boolean replay(Path home, PrintWriter out) {
    Path journal = EngineJournals.directoryIn(home);
    EngineReplay engine = new EngineReplay(EngineJournals.capacities(journal));
    long startNs = System.nanoTime();
    ReplayReport report = EngineJournals.verify(journal, engine, (s, b, o, l) -> {});
    print(out, "replay with comparison", report.commands(), System.nanoTime() - startNs);
    out.println("identical " + (report.isIdentical() ? "yes" : "no"));
    return report.isIdentical();
  }

  private static void print(PrintWriter out, String what, long count, long ns) {
    out.printf(
        "%s: %.2f s, %,.0f commands/s%n", what, ns / NS_PER_S, count * NS_PER_S / Math.max(1, ns));
    out.flush();
  }
}
