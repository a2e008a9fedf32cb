package io.quantdesk.server.demo.check;

import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.server.demo.view.Numbers;
import java.util.List;

/** Puts the result of a replay into words. */
public final class ReplayChecks {
  private ReplayChecks() {}

  /** The checks. */
  public static CheckTable of(ReplayReport report) {
    Check blocks =
        new Check(
            name(report),
            Numbers.grouped(report.compared()),
            Numbers.grouped(report.commands()),
            report.isIdentical());
    return new CheckTable("Replay", "event journal", "commands again", List.of(blocks));
  }

  private static String name(ReplayReport report) {
    if (report.divergence() != null) {
      return "differs at command " + report.divergence().sequence();
    }
    return report.surplusSequence() == 0
        ? "event blocks, all bytes"
        : "no command " + report.surplusSequence();
  }
}
