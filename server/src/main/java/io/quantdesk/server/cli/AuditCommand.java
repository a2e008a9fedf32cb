package io.quantdesk.server.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.journal.JournalException;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.audit.Finding;
import io.quantdesk.server.audit.JournalAudit;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the journals of an engine from end to end. */
@Command(
    name = "audit",
    description =
        "Checks every record of both journals, executes the commands again and compares every"
            + " event, and accounts from the events alone for all money, positions, collateral and"
            + " orders. One line a check; exit code 1 when one fails.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private JournalPlace place;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() {
    Path directory = place.directory();
    if (!Files.isDirectory(EngineJournals.commandDirectory(directory))) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, "there is no journal in " + directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> faults = new ArrayList<>();
    try {
      JournalAudit.run(
          directory,
          finding -> {
            out.println(json ? tree(finding) : finding);
            out.flush();
            if (!finding.isOk()) {
              faults.add(finding);
            }
          });
    } catch (JournalException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    }
    return faults.isEmpty() ? 0 : QuantDesk.CHECK_FAILED;
  }

  private static ObjectNode tree(Finding finding) {
    ObjectNode line = JsonMapper.builder().build().createObjectNode();
    line.put("check", finding.check()).put("ok", finding.isOk());
    finding.figures().forEach(line.putObject("figures")::put);
    return finding.isOk() ? line : line.put("fault", finding.fault());
  }
}
