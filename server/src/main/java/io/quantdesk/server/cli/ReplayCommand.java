package io.quantdesk.server.cli;

import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.replay.Divergence;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.pipeline.EngineReplay;
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
    try {
      return run(directory, new EngineReplay(EngineJournals.capacities(directory)), out);
    } catch (JournalException | IllegalStateException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private static int run(Path directory, EngineReplay engine, PrintWriter out) {
    long startNs = System.nanoTime();
    ReplayReport report = EngineJournals.verify(directory, engine, (s, b, o, l) -> {});
    double seconds = (System.nanoTime() - startNs) / 1e9;
    out.printf("commands %d%n", report.commands());
    out.printf("blocks_compared %d%n", report.compared());
    out.printf("commands_per_second %.0f%n", report.commands() / seconds);
    out.printf("state_hash %016x%n", engine.engine().stateHash());
    out.println("identical " + (report.isIdentical() ? "yes" : "no"));
    if (report.missing() > 0) {
      out.println("missing_blocks " + report.missing());
    }
    if (report.surplusSequence() > 0) {
      out.println("surplus_blocks_from " + report.surplusSequence());
    }
    if (report.divergence() != null) {
      print(report.divergence(), out);
    }
    return report.isIdentical() ? 0 : QuantDesk.CHECK_FAILED;
  }

  private static void print(Divergence difference, PrintWriter out) {
    out.println("first_difference " + difference.sequence());
    out.println("ordinal " + difference.ordinal());
    out.println("template " + difference.templateId());
    out.println("byte " + difference.offset());
    out.println("journal " + difference.journalHex());
    out.println("replay " + difference.replayHex());
  }
}
