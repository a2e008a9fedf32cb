package io.quantdesk.server.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.engine.EngineConfig;
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
import io.quantdesk.server.audit.PastState;
import io.quantdesk.server.audit.SheetText;
import io.quantdesk.server.audit.StateSheet;
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
      "With --state it executes the command journal again up to --until and prints the state of"
          + " then: of an account, a sub-account or a market, or the totals of all.",
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
      names = "--state",
      description = "Execute the commands again and print a state instead of the events.")
  private boolean state;

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
      if (verify) {
        requireAlone(selection);
        return run(directory, new EngineReplay(EngineJournals.capacities(directory)), out);
      }
      return state ? show(directory, selection, out) : tell(directory, selection, out);
    } catch (JournalException | IllegalStateException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
    }
  }

  private void requireAlone(EventSelection selection) {
    if (json || state || !selection.equals(EventSelection.ALL)) {
      throw new CommandFailure(
          QuantDesk.BAD_INPUT, "--verify compares whole journals: leave the other options out");
    }
  }

  private int tell(Path directory, EventSelection selection, PrintWriter out) {
    PrintWriter buffered = new PrintWriter(new BufferedWriter(out, BUFFERED_CHARS));
    Path journal = EngineJournals.eventDirectory(directory);
    try (JournalReader events = Journals.openReader(journal, JournalKind.EVENTS, 1)) {
      EventHistory.tell(
          events, selection, json ? new EventJson(buffered) : new EventLines(buffered));
      return 0;
    } finally {
      buffered.flush();
    }
  }

  private int show(Path directory, EventSelection selection, PrintWriter out) {
    if (selected.hasBegin()) {
      throw new CommandFailure(
          QuantDesk.BAD_INPUT, "a state is as of one moment: leave out --from and --since");
    }
    EngineConfig capacities = EngineJournals.capacities(directory);
    Path journal = EngineJournals.commandDirectory(directory);
    try (JournalReader commands = Journals.openReader(journal, JournalKind.COMMANDS, 1)) {
      ObjectNode sheet =
          StateSheet.of(PastState.execute(capacities, commands, selection), selection);
      if (json) {
        out.println(sheet);
      } else {
        new SheetText(out).print(sheet);
      }
      return 0;
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
