package io.quantdesk.server.scenario;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.server.scenario.run.Step;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.Fact;
import io.quantdesk.server.scenario.world.FactText;
import io.quantdesk.server.scenario.world.Field;
import io.quantdesk.server.scenario.world.ValueKind;
import java.io.PrintWriter;

/**
 * One JSON object per line, of type event, failure, error or result. Numbers in human units are
 * strings, so that no reader rounds them.
 */
public final class JsonReport implements ScenarioReport {
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final PrintWriter out;

  /** Makes a report that writes everything to one writer. */
  public JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void event(Scenario scenario, Statement statement, Step step, Directory directory) {
    Fact fact = step.observed().fact();
    FactText text = new FactText(directory);
    ObjectNode line = line("event", scenario.name());
    line.put("line", statement.first().line());
    line.put("seq", step.observed().seq());
    line.put("time", Times.format(step.observed().timeNs()));
    line.put("preparation", step.preparation());
    line.put("event", fact.word().text());
    for (Field field : fact.word().fields()) {
      Object value = fact.values().get(field.key());
      if (value != null && field.kind() == ValueKind.FLAG) {
        line.put(field.key(), true);
      } else if (value != null) {
        line.put(field.key(), text.write(field.kind(), value));
      }
    }
    print(line);
  }

  @Override
  public void failure(Scenario scenario, Failure failure) {
    ObjectNode line = line("failure", scenario.name());
    line.put("line", failure.at().line());
    line.put("column", failure.at().column());
    line.put("statement", failure.statement());
    line.put("message", failure.message());
    failure.events().forEach(line.putArray("events")::add);
    print(line);
  }

  @Override
  public void finished(Scenario scenario, ScenarioResult result) {
    ObjectNode line = line("result", scenario.name());
    line.put("ok", result.isOk());
    line.put("statements", result.statements());
    line.put("commands", result.exchange().sent().size());
    line.put("events", result.events());
    line.put("expectations", result.claims());
    line.put("failed", result.failures().size());
    scenario.rules().forEach(line.putArray("rules")::add);
    print(line);
  }

  @Override
  public void notUnderstood(String name, ScenarioError error) {
    ObjectNode line = line("error", name);
    line.put("line", error.line());
    line.put("column", error.column());
    line.put("message", error.getMessage());
    print(line);
  }

  @Override
  public void unreadable(String name, String reason) {
    print(line("error", name).put("message", reason));
  }

  private ObjectNode line(String type, String file) {
    return mapper.createObjectNode().put("type", type).put("file", file);
  }

  private void print(ObjectNode line) {
    out.println(line);
  }
}
