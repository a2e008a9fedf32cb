package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.run.Step;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.FactText;
import java.io.PrintWriter;

/**
 * One line per event: the place of its statement, the sequence of its command, and the event in the
 * words of the language. What failed goes to the second writer.
 */
public final class TextReport implements ScenarioReport {
  private final PrintWriter out;
  private final PrintWriter err;

  /** Makes a report that writes events and sums to one writer, failures to another. */
  public TextReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void event(Scenario scenario, Statement statement, Step step, Directory directory) {
    out.printf(
        "%s:%d %s%d %s%n",
        scenario.name(),
        statement.first().line(),
        step.preparation() ? "~" : "#",
        step.observed().seq(),
        new FactText(directory).write(step.observed().fact()));
  }

  @Override
  public void failure(Scenario scenario, Failure failure) {
    err.printf(
        "%s:%d:%d: %s%n",
        scenario.name(), failure.at().line(), failure.at().column(), failure.message());
    err.printf("    %s%n", failure.statement());
    failure.events().forEach(event -> err.printf("      %s%n", event));
  }

  @Override
  public void finished(Scenario scenario, ScenarioResult result) {
    out.printf(
        "%s: %s, %d statements, %d commands, %d events, %d expectations, %d failed%n",
        scenario.name(),
        result.isOk() ? "ok" : "FAILED",
        result.statements(),
        result.exchange().sent().size(),
        result.events(),
        result.claims(),
        result.failures().size());
  }

  @Override
  public void notUnderstood(String name, ScenarioError error) {
    err.printf("%s:%d:%d: %s%n", name, error.line(), error.column(), error.getMessage());
  }

  @Override
  public void unreadable(String name, String reason) {
    err.printf("%s: %s%n", name, reason);
  }
}
