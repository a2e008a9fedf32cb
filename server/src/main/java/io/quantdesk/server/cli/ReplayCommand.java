package io.quantdesk.server.cli;

import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.journal.replay.Divergence;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.audit.EventHistory;
import io.quantdesk.server.audit.EventJson;
import io.quantdesk.server.audit.EventLines;
import io.quantdesk.server.audit.EventSelection;
import io.quantdesk.server.pipeline.EngineReplay;
import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what a journal says has happened, or executes it again and compares. */
@Command(
    name = "replay",
    description = {
      "Prints the event journal in words, one line an event: sequence, time, and what happened.",
      "With --verify it executes the command journal again in a new engine and compares every"
          + " event, byte for byte, with the event journal: exit code 1 when they differ."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final int BUFFERED_CHARS = 1 << 16;

  @Spec private CommandSpec spec;

  @Mixin private JournalPlace place;

  @Mixin private SelectionOptions selected;

  @Option(names = "--json", description = "Print JSON lines, with all fields of each message.")
  private boolean json;

  @Option(
      names = "--verify",
      description = "Execute all commands again and compare instead of printing.")
  private boolean verify;

  @Override
  public Integer call() {
    EventSelection selection = selected.read();
    Path directory = place.directory();
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (!verify) {
        return tell(directory, selection, out);
      }
      if (json || !selection.equals(EventSelection.ALL)) {
        throw new CommandFailure(
            QuantDesk.BAD_INPUT, "--verify compares whole journals: leave the other options out");
      }
      return run(directory, new EngineReplay(EngineJournals.capacities(directory)), out);
    } catch (JournalException | IllegalStateException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
  }

  private int tell(Path directory, EventSelection selection, PrintWriter out) {
    PrintWriter buffered = new PrintWriter(new BufferedWriter(out, BUFFERED_CHARS));
    Path journal = EngineJournals.eventDirectory(directory);
    try (JournalReader events = Journals.openReader(journal, JournalKind.EVENTS, 1)) {
      EventHistory.tell(
          events, selection, json ? new EventJson(buffered) : new EventLines(buffered));
      return 0;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
    } finally {
      buffered.flush();
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
