package io.quantdesk.bench.cascade;

import io.quantdesk.bench.Machine;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.server.cli.CommandFailure;
import io.quantdesk.server.cli.QuantDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Recorded months through an engine full of leveraged accounts, each twice. Fails when the two
 * passes differ or an invariant is broken.
 */
@Command(
    name = "cascade",
    description = {
      "Recorded months with their crashes through an engine full of leveraged accounts, each twice.",
      "Exit code 1 when the passes differ or an invariant is broken, 2 when a file is not what its"
          + " format says."
    },
    mixinStandardHelpOptions = true)
public final class CascadeBench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description =
          "Where *.csv or *.csv.gz of minutes and funding rates are, at any depth"
              + " (${DEFAULT-VALUE}).",
      defaultValue = "../shared/data/perp")
  private Path folder;

  @Option(
      names = "--accounts",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "How many owners there are, several by commas (${DEFAULT-VALUE}).")
  private List<Integer> accounts;

  @Option(names = "--seed", description = "Of the owners (default: ${DEFAULT-VALUE}).")
  private long seed = 23;

  private final List<MinuteRecording> recordings = new ArrayList<>();
  private final List<FundingHistory> histories = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      boolean isRight = true;
      out.println(Machine.describe());
      findRecordings();
      for (MinuteRecording recording : recordings) {
        for (int owners : accounts) {
          isRight &= compare(out, recording, owners);
        }
      }
      return isRight ? 0 : QuantDesk.CHECK_FAILED;
    } catch (BadDataException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, "cannot read: " + e.getMessage());
    }
  }

  private boolean compare(PrintWriter out, MinuteRecording recording, int owners) {
    if (owners < 2 || owners % 2 != 0) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "accounts must be even: " + owners);
    }
    FundingHistory funding =
        histories.stream().filter(history -> history.covers(recording)).findFirst().orElse(null);
    CascadePass first = pass(recording, funding, owners);
    CascadePass second = pass(recording, funding, owners);
    CascadeReport report = new CascadeReport(recording, owners, first, second);
    report.print(out);
    out.flush();
    return report.isRight();
  }

  /** The engine of a pass is garbage when the next one begins. */
  private CascadePass pass(MinuteRecording recording, FundingHistory funding, int owners) {
    CascadeRun run = new CascadeRun(recording, funding, owners, seed);
    run.run();
    return CascadePass.of(run);
  }

  private void findRecordings() throws BadDataException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadDataException(folder + ": no such folder");
    }
    for (Path file : files()) {
      String first = firstLine(file);
      if (MinuteRecording.isKnown(first)) {
        recordings.add(MinuteRecording.read(file));
      } else if (FundingHistory.isKnown(first)) {
        histories.add(FundingHistory.read(file));
      }
    }
    if (recordings.isEmpty()) {
      throw new BadDataException(folder + ": no minutes here, neither Binance's nor FTX's");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.getFileName().toString().matches(".*\\.csv(\\.gz|\\.xz)?"))
          .sorted()
          .toList();
    }
  }

  private static String firstLine(Path file) throws BadDataException, IOException {
    try (LineSource source = LineSource.open(file)) {
      return source.next();
    }
  }
}
