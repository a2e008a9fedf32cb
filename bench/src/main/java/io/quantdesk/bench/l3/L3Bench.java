package io.quantdesk.bench.l3;

import io.quantdesk.bench.Machine;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.server.cli.CommandFailure;
import io.quantdesk.server.cli.QuantDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Replays recorded markets, order by order, through the order book and compares what it does with
 * what the exchange did. Fails when a figure that an exact engine reaches is missed.
 */
@Command(
    name = "l3",
    description = {
      "Recorded markets, order by order, through the order book, compared with the exchange.",
      "Exit code 1 when the book misses a figure, 2 when a file is not what its format says."
    },
    mixinStandardHelpOptions = true)
public final class L3Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A recording's folder, or the one above several (default: ${DEFAULT-VALUE}).",
      defaultValue = "../shared/data/l3")
  private Path folder;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      boolean isReached = true;
      out.println(Machine.describe());
      for (Replay replay : Recordings.in(folder)) {
        isReached &= print(out, replay.name(), replay.run());
      }
      return isReached ? 0 : QuantDesk.CHECK_FAILED;
    } catch (BadDataException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, "cannot read: " + e.getMessage());
    }
  }

  private static boolean print(PrintWriter out, String name, Result result) {
    out.printf("%n%s%n", name);
    out.printf(
        "  %,d messages, %.0f ns a message in the book (rough; id map included)%n",
        result.messages(), result.nsPerMessage());
    result.checks().forEach(check -> out.println("  " + check));
    out.flush();
    return result.isReached();
  }
}
