package io.quantdesk.server.cli;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.server.CapacityFile;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.replay.ReplayVerification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Executes a journal again and compares. */
@Command(
    name = "replay",
    description =
        "Executes the command journal again in a new engine and compares every event, byte for "
            + "byte, with the event journal. Exit code 1 when they differ.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      description = "Directory of the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = ServeCommand.DEFAULT_HOME)
  private Path home;

  @Option(names = "--journal", description = "Directory of the journals (default: HOME/journal).")
  private Path journal;

  @Option(names = "--verify", description = "Compare with the event journal: what a replay is for.")
  private boolean verify;

  @Override
  public Integer call() {
    if (!verify) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "a replay needs --verify");
    }
    Path directory = journal == null ? EngineJournals.directoryIn(home) : journal;
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader commands =
            Journals.openReader(
                EngineJournals.commandDirectory(directory), JournalKind.COMMANDS, 1);
        JournalReader events =
            Journals.openReader(EngineJournals.eventDirectory(directory), JournalKind.EVENTS, 1)) {
      EngineConfig capacities = new CapacityFile(directory).read();
      return run(new ReplayVerification(capacities, commands, events, (s, b, o, l) -> {}), out);
    } catch (JournalException | IllegalStateException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private static int run(ReplayVerification verification, PrintWriter out) {
    long startNs = System.nanoTime();
    ReplayVerification.Result result = verification.run();
    double seconds = (System.nanoTime() - startNs) / 1e9;
    out.printf("commands %d%n", result.commands());
    out.printf("blocks_compared %d%n", result.blocks());
    out.printf("commands_per_second %.0f%n", result.commands() / seconds);
    out.printf("state_hash %016x%n", verification.engine().stateHash());
    if (result.isIdentical()) {
      out.println("identical yes");
      return 0;
    }
    out.println("identical no");
    out.println(
        result.firstDifference() == 0
            ? "missing_blocks " + (result.commands() - result.blocks())
            : "first_difference " + result.firstDifference());
    return QuantDesk.CHECK_FAILED;
  }
}
