package io.quantdesk.bench.book;

import io.quantdesk.bench.Machine;
import io.quantdesk.bench.flow.Flows;
import io.quantdesk.bench.flow.NamedFlow;
import io.quantdesk.server.challenge.BadFlowException;
import io.quantdesk.server.cli.QuantDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the order book alone, on one thread: streams against a bare matcher, then what grows and
 * what is bad for a book. A row whose trades or remainders are wrong fails the run.
 */
@Command(
    name = "book",
    description = "Nanoseconds and bytes a message of the order book, as it grows.",
    mixinStandardHelpOptions = true)
public final class BookBench implements Callable<Integer> {
  private static final int QUICK_MESSAGES = 300_000;
  private static final int MESSAGES = 2_000_000;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Fewer rounds, at most 100,000 resting orders.")
  private boolean quick;

  @Option(
      names = "--streams",
      description =
          "Folder of *.qdof.gz files (default: ${DEFAULT-VALUE}); without any, generated streams.")
  private Path folder = Path.of("../shared/data/challenge");

  @Option(names = "--seed", description = "Of what is generated (default: ${DEFAULT-VALUE}).")
  private long seed = 23;

  @Option(
      names = "--risk",
      description = "Only: what a plain limit order costs in the whole engine beside the book.")
  private boolean risk;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.describe());
    if (risk) {
      compareWithEngine(out);
      return 0;
    }
    out.println(
        "one thread; ns of processor time and bytes allocated a message, bytes that a resting order"
            + " takes");
    try {
      boolean right = compareStreams(out);
      right &= grow(out);
      return right ? 0 : QuantDesk.CHECK_FAILED;
    } catch (BadFlowException e) {
      spec.commandLine().getErr().println("quantdesk: " + folder + ": " + e.getMessage());
      return QuantDesk.BAD_INPUT;
    }
  }

  private void compareWithEngine(PrintWriter out) {
    out.println("one thread; ns of processor time an order that rests, and its cancel");
    out.printf(
        "%n%-36s %8s %8s %8s %8s %8s %8s %8s %9s%n",
        "", "book", "engine", "more", "margin", "cancel", "engine", "more", "bytes/msg");
    for (RiskCost.Shape shape : RiskCost.shapes(quick)) {
      RiskCost.Result result = new RiskCost(quick ? 51 : 401, seed).run(shape);
      out.printf(
          "%-36s %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %9.3f%n",
          "%,d sub-accounts, positions in %d".formatted(shape.subAccounts(), shape.markets()),
          result.bookPlaceNs(),
          result.enginePlaceNs(),
          result.enginePlaceNs() - result.bookPlaceNs(),
          result.marginNs(),
          result.bookCancelNs(),
          result.engineCancelNs(),
          result.engineCancelNs() - result.bookCancelNs(),
          result.bytesPerCommand());
      out.flush();
    }
  }

  private boolean compareStreams(PrintWriter out) throws IOException, BadFlowException {
    boolean right = true;
    out.printf("%n%-40s %8s %8s %7s %9s%n", "stream", "book", "bare", "ratio", "bytes/msg");
    for (NamedFlow stream : Flows.in(folder, quick ? QUICK_MESSAGES : MESSAGES, seed)) {
      StreamComparison.Result result = new StreamComparison(stream, quick ? 9 : 21).run();
      out.printf(
          "%-40s %8.1f %8.1f %7.2f %9.3f  %s%n",
          result.name(),
          result.bookNs(),
          result.bareNs(),
          result.ratio(),
          result.bytesPerMessage(),
          result.sameReports() ? "same reports" : "REPORTS DIFFER");
      out.flush();
      right &= result.sameReports();
    }
    return right;
  }

  private boolean grow(PrintWriter out) {
    boolean right = true;
    Growth growth =
        quick
            ? new Growth(QUICK_MESSAGES, 100_000, 2, seed)
            : new Growth(MESSAGES, 10_000_000, 3, seed);
    growth.warmUp();
    out.printf("%n%-68s %8s %9s %11s%n", "workload", "ns/msg", "bytes/msg", "bytes/order");
    for (Growth.Row row : growth.rows()) {
      if (row.heapBytes() > Runtime.getRuntime().maxMemory()) {
        out.printf("%-68s needs a heap of %,d bytes: not run%n", row.name(), row.heapBytes());
        continue;
      }
      Growth.Result result = growth.run(row);
      out.printf(
          "%-68s %8.1f %9.3f %11.1f  %s%n",
          result.name(),
          result.ns(),
          result.bytesPerCommand(),
          result.bytesPerOrder(),
          result.right() ? "" : "WRONG TRADES OR REMAINDERS");
      out.flush();
      right &= result.right();
    }
    return right;
  }
}
