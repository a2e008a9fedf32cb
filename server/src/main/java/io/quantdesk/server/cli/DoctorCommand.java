package io.quantdesk.server.cli;

import io.quantdesk.server.doctor.Finding;
import io.quantdesk.server.doctor.Finding.Verdict;
import io.quantdesk.server.doctor.MachineChecks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether the engine can run on this machine, and what would make it run better. */
@Command(
    name = "doctor",
    description = "Checks this machine; exit code 3 when the engine cannot run on it.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      description = "Directory of the engine (default: ${DEFAULT-VALUE}).",
      defaultValue = "data/engine")
  private Path home;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = new MachineChecks(home).run();
    for (Finding finding : findings) {
      out.printf(
          "%-8s %-14s %s%n",
          finding.verdict().name().toLowerCase(Locale.ROOT), finding.check(), finding.detail());
    }
    boolean failed = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED);
    return failed ? QuantDesk.ENVIRONMENT : 0;
  }
}
