package io.quantdesk.server.cli;

import io.quantdesk.server.challenge.BadFlowException;
import io.quantdesk.server.challenge.Challenge;
import io.quantdesk.server.challenge.ChallengeResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs order-flow files through the engine's order book: hash of its reports, time a message. */
@Command(
    name = "challenge",
    description = {
      "Runs order-flow files through the engine's order book and prints, per file, the hash of all",
      "reports and the median time a message; exit code 2 when a file is no sound order flow."
    },
    mixinStandardHelpOptions = true)
final class ChallengeCommand implements Callable<Integer> {
  private static final int RUNS_MAX = 10_000;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Order flows (.qdof.gz).")
  private List<Path> files;

  @Option(
      names = "--reports",
      paramLabel = "OUT",
      description = "Writes the report text there (one FILE only).")
  private Path reports;

  @Option(
      names = "--bbo",
      paramLabel = "OUT",
      description = "Writes seq,bestBid,bidQty,bestAsk,askQty after every message (one FILE only).")
  private Path bestPrices;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Timed runs (default: ${DEFAULT-VALUE}).",
      defaultValue = "9")
  private int runs;

  @Override
  public Integer call() {
    if (runs < 1 || runs > RUNS_MAX) {
      throw new ParameterException(spec.commandLine(), "--runs takes 1 to " + RUNS_MAX);
    }
    if (files.size() > 1 && (reports != null || bestPrices != null)) {
      throw new ParameterException(spec.commandLine(), "--reports and --bbo take one FILE");
    }
    int exitCode = 0;
    for (Path file : files) {
      exitCode = Math.max(exitCode, run(file));
    }
    return exitCode;
  }

  private int run(Path file) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Challenge challenge = Challenge.read(file);
      try (OutputStream text =
          reports == null ? OutputStream.nullOutputStream() : Files.newOutputStream(reports)) {
        ChallengeResult result = challenge.run(runs, text);
        result.lines(file.toString()).forEach(out::println);
        out.flush();
      }
      if (bestPrices != null) {
        challenge.writeBestPrices(bestPrices);
      }
      return 0;
    } catch (BadFlowException e) {
      return failed(QuantDesk.BAD_INPUT, file + ": " + e.getMessage());
    } catch (IOException e) {
      return failed(QuantDesk.ENVIRONMENT, "cannot write: " + e.getMessage());
    }
  }

  private int failed(int exitCode, String message) {
    spec.commandLine().getErr().println("quantdesk: " + message);
    return exitCode;
  }
}
