package io.quantdesk.server.scenario;

import io.quantdesk.engine.EngineConfig;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A parsed file, immutable; it can be run any number of times.
 *
 * @param name as given: what places in messages begin with
 * @param config capacities of the engine that it asks for
 */
public record Scenario(String name, EngineConfig config, List<Statement> statements) {
  /** The ids of all rules that its statements name. */
  public SortedSet<String> rules() {
    SortedSet<String> rules = new TreeSet<>();
    statements.forEach(statement -> rules.addAll(statement.rules()));
    return rules;
  }
}
