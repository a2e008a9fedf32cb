package io.quantdesk.bench.pipeline;

import io.quantdesk.bench.Machine;
import io.quantdesk.bench.pipeline.PipelineRun.Result;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.ThreadingMode;
import io.quantdesk.server.cli.QuantDesk;
import io.quantdesk.server.pipeline.EngineReplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the whole way from a client through ingress ring, sequencer, journals, engine and egress
 * ring back to the client. The load generator shares the machine's cores with the engine. Runs with
 * a journal are verified by replay afterwards: a wrong fast run fails.
 */
@Command(
    name = "pipeline",
    description = "Commands per second and open-loop latency of the whole pipeline.",
    mixinStandardHelpOptions = true)
public final class PipelineBench implements Callable<Integer> {
  private static final double NS_PER_US = 1e3;

  @Spec private CommandSpec spec;

  @Option(names = "--commands", description = "Per throughput run (default: ${DEFAULT-VALUE}).")
  private int commands = 3_000_000;

  @Option(names = "--warm-up", description = "Before each (default: ${DEFAULT-VALUE}).")
  private int warmUp = 2_000_000;

  @Option(
      names = "--runs",
      description = "Throughput runs of each kind (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Option(
      names = "--rates",
      split = ",",
      description = "Commands/s of the open-loop runs (default: 50000,100000,500000).")
  private List<Integer> rates = List.of(50_000, 100_000, 500_000);

  @Option(names = "--seconds", description = "Per open-loop run (default: ${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(names = "--threading", description = "dedicated or shared (default: by cores).")
  private ThreadingMode threading = ThreadingMode.forThisMachine();

  @Option(names = "--seed", description = "Of the order flow (default: ${DEFAULT-VALUE}).")
  private long seed = 20_240_808;

  @Option(names = "--directory", description = "For journals (default: a temporary one).")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.describe());
    out.printf("threading %s, seed %d, one client in the same process%n", threading, seed);
    boolean identical = true;
    for (Journalling journalling : Journalling.values()) {
      identical &= throughput(journalling, out);
    }
    identical &= latency(Journalling.PROCESS, out);
    identical &= latency(Journalling.DISK, out);
    return identical ? 0 : QuantDesk.CHECK_FAILED;
  }

  private boolean throughput(Journalling journalling, PrintWriter out) throws IOException {
    boolean identical = true;
    for (int run = 1; run <= runs; run++) {
      Path home = newHome();
      try (PipelineRun pipeline = new PipelineRun(home, threading, journalling, seed)) {
        pipeline.send(warmUp, 0);
        Result result = pipeline.send(commands, 0);
        out.printf(
            "durability %-7s run %d: %,12.0f commands/s (%,d commands, %,d refused)%n",
            journalling, run, result.commandsPerSecond(), result.commands(), result.refused());
        out.flush();
      }
      identical &= journalling == Journalling.NONE || verify(home, out);
      delete(home);
    }
    return identical;
  }

  private boolean latency(Journalling journalling, PrintWriter out) throws IOException {
    boolean identical = true;
    for (int rate : rates) {
      Path home = newHome();
      try (PipelineRun pipeline = new PipelineRun(home, threading, journalling, seed)) {
        pipeline.send(warmUp, 0);
        pipeline.send(rate, rate);
        print(journalling, rate, pipeline.send(rate * seconds, rate), out);
      }
      identical &= verify(home, out);
      delete(home);
    }
    return identical;
  }

  private static void print(Journalling journalling, int rate, Result result, PrintWriter out) {
    Histogram latency = result.latencyNs();
    out.printf(
        "durability %-7s open loop %,d/s: p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  p99.99 %.1f  max %.1f us%n",
        journalling,
        rate,
        latency.getValueAtPercentile(50) / NS_PER_US,
        latency.getValueAtPercentile(90) / NS_PER_US,
        latency.getValueAtPercentile(99) / NS_PER_US,
        latency.getValueAtPercentile(99.9) / NS_PER_US,
        latency.getValueAtPercentile(99.99) / NS_PER_US,
        latency.getMaxValue() / NS_PER_US);
    out.flush();
  }

  /**
   * Executes the journal again: the same events, byte for byte, or the figure counts for nothing.
   */
  private static boolean verify(Path home, PrintWriter out) {
    Path journal = EngineJournals.directoryIn(home);
    EngineReplay engine = new EngineReplay(EngineJournals.capacities(journal));
    ReplayReport report = EngineJournals.verify(journal, engine, (s, b, o, l) -> {});
    if (!report.isIdentical()) {
      out.println("  REPLAY DIFFERS: " + report);
    }
    return report.isIdentical();
  }

  private Path newHome() throws IOException {
    return directory == null
        ? Files.createTempDirectory("quantdesk-bench")
        : Files.createTempDirectory(Files.createDirectories(directory), "quantdesk-bench");
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
