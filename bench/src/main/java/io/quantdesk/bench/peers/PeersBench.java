package io.quantdesk.bench.peers;

import io.quantdesk.bench.Machine;
import io.quantdesk.bench.flow.Flows;
import io.quantdesk.bench.flow.NamedFlow;
import io.quantdesk.bench.peers.PeerProcess.Peer;
import io.quantdesk.server.challenge.BadFlowException;
import io.quantdesk.server.cli.QuantDesk;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures order books of other projects beside the engine's: each in a process of its own, all on
 * one core, taking turns. A stream's figures count only when all books made the same trades.
 */
@Command(
    name = "peers",
    description = "The same streams through this book and those of other projects.",
    mixinStandardHelpOptions = true)
public final class PeersBench implements Callable<Integer> {
  /** Where the launcher says that the build of bench/peers lies. */
  public static final String PEERS_PROPERTY = "quantdesk.bench.peers";

  private static final int WARM_UP_ROUNDS = 2;
  private static final int MESSAGES = 1_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--streams",
      description =
          "Folder of *.qdof.gz files (default: ${DEFAULT-VALUE}); without any, generated streams.")
  private Path folder = Path.of("../shared/data/challenge");

  @Option(names = "--rounds", description = "Timed rounds (default: ${DEFAULT-VALUE}).")
  private int rounds = 9;

  @Option(names = "--seed", description = "Of generated streams (default: ${DEFAULT-VALUE}).")
  private long seed = 23;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path lib = Path.of(System.getProperty(PEERS_PROPERTY, "bench/peers/target"));
    if (!Files.isDirectory(lib)) {
      spec.commandLine().getErr().println("quantdesk: build of bench/peers not found: " + lib);
      return QuantDesk.ENVIRONMENT;
    }
    out.println(Machine.describe());
    out.println("one core, in turns; median ns of processor time a message, of ratios of a round");
    List<PeerProcess> processes = new ArrayList<>();
    try {
      List<NamedFlow> streams = Flows.in(folder, MESSAGES, seed);
      for (Peer peer : peers(lib)) {
        processes.add(
            new PeerProcess(peer, List.of(folder.toString(), "" + MESSAGES, Long.toString(seed))));
      }
      boolean same = true;
      for (int stream = 0; stream < streams.size(); stream++) {
        same &= measure(streams.get(stream), stream, processes, out);
      }
      return same ? 0 : QuantDesk.CHECK_FAILED;
    } catch (BadFlowException e) {
      spec.commandLine().getErr().println("quantdesk: " + folder + ": " + e.getMessage());
      return QuantDesk.BAD_INPUT;
    } finally {
      processes.forEach(PeerProcess::close);
    }
  }

  private boolean measure(
      NamedFlow stream, int number, List<PeerProcess> processes, PrintWriter out)
      throws IOException {
    int messages = stream.flow().count();
    PeerRun[][] runs = new PeerRun[processes.size()][rounds];
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (int i = 0; i < processes.size(); i++) {
        runs[i][Math.max(round, 0)] = processes.get(i).run(number);
      }
    }
    PeerRun first = runs[0][0];
    boolean same = Arrays.stream(runs).flatMap(Arrays::stream).allMatch(first::hasSameTrades);
    out.printf(
        "%n%s: %,d messages, %,d trades, %s%n",
        stream.name(), messages, first.trades(), same ? "the same in all" : "TRADES DIFFER");
    out.printf("%-36s %8s %8s %9s%n", "book", "ns/msg", "ratio", "bytes/msg");
    for (int i = 0; i < runs.length; i++) {
      double[] ratios = new double[rounds];
      double[] ns = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ns[round] = (double) runs[i][round].ns() / messages;
        ratios[round] = (double) runs[i][round].ns() / runs[0][round].ns();
      }
      out.printf(
          "%-36s %8.1f %8.2f %9.1f%n",
          processes.get(i).peer().name(),
          median(ns),
          median(ratios),
          (double) runs[i][rounds - 1].bytes() / messages);
    }
    out.flush();
    return same;
  }

  private static List<Peer> peers(Path target) {
    String own = System.getProperty("java.class.path");
    String others = target + "/classes" + File.pathSeparator + target + "/lib/*";
    String packageName = PeersBench.class.getPackageName();
    return List.of(
        new Peer("quantdesk", QuantDeskBooks.class.getName(), own),
        new Peer(
            "exchange-core 0.5.3, direct book",
            packageName + ".exchangecore.ExchangeCoreBooks",
            others),
        new Peer("parity-match 0.7.0", packageName + ".parity.ParityBooks", others));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
