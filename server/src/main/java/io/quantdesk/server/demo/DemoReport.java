package io.quantdesk.server.demo;

import io.quantdesk.server.demo.check.CheckTable;
import io.quantdesk.server.demo.session.PlayResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param options what it was asked for
 * @param played what the demo's sessions saw
 * @param tables all checks
 * @param stepsNs how long each step took, in their order
 * @param totalNs how long all took
 */
public record DemoReport(
    DemoOptions options,
    PlayResult played,
    List<CheckTable> tables,
    Map<String, Long> stepsNs,
    long totalNs) {

  /** Number of checks that failed. */
  public long failures() {
    return tables.stream().flatMap(table -> table.checks().stream()).filter(c -> !c.isOk()).count();
  }

  /** Number of checks. */
  public long checks() {
    return tables.stream().mapToLong(table -> table.checks().size()).sum();
  }

  /** Prints it for people. */
  public void print(PrintStream out) {
    new ReportText(out).print(this);
  }

  /** Prints it as one JSON object. */
  public void printJson(PrintStream out) {
    new ReportJson(out).print(this);
  }
}
