package io.quantdesk.server.scenario;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.server.scenario.run.CommandTarget;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.RunFailure;
import io.quantdesk.server.scenario.run.Step;
import io.quantdesk.server.scenario.statement.Checks;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.world.FactText;
import io.quantdesk.server.scenario.world.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Runs a scenario from its first statement to its last and compares its claims on the way. */
public final class ScenarioRunner {
  private final Scenario scenario;
  private final ScenarioListener listener;
  private final Exchange exchange;
  private final FactText text;
  private final List<Failure> failures = new ArrayList<>();
  private int statements;
  private int events;
  private int claims;

  private ScenarioRunner(
      Scenario scenario,
      BiFunction<EngineConfig, EngineEvents, CommandTarget> opener,
      ScenarioListener listener) {
    this.scenario = scenario;
    this.listener = listener;
    this.exchange = new Exchange(scenario.config(), opener);
    this.text = new FactText(exchange.directory());
  }

  /**
   * Runs a scenario. A claim that does not hold is kept, and the run goes on; it ends when the
   * engine stops, breaks an invariant, or refuses what a statement needs first.
   *
   * @param opener makes the way to a new engine, such as {@code EngineTarget::new}
   * @throws ScenarioError at a place that cannot be sent as written
   */
  public static ScenarioResult run(
      Scenario scenario,
      BiFunction<EngineConfig, EngineEvents, CommandTarget> opener,
      ScenarioListener listener) {
    return new ScenarioRunner(scenario, opener, listener).run();
  }

  private ScenarioResult run() {
    for (Statement statement : scenario.statements()) {
      if (!run(statement)) {
        break;
      }
    }
    return new ScenarioResult(exchange, statements, events, claims, List.copyOf(failures));
  }

  /** Returns whether the run can go on. */
  private boolean run(Statement statement) {
    statements++;
    for (int i = 0; i < statement.times(); i++) {
      Checks checks = new Checks();
      try {
        statement.action().run(exchange, checks);
      } catch (RunFailure e) {
        report(statement, exchange.takeSteps());
        Token at = e.atOr(statement.first());
        fail(new Failure(at, statement.text(), e.getMessage(), List.of()));
        return false;
      }
      List<Step> steps = exchange.takeSteps();
      report(statement, steps);
      check(statement, steps, checks);
    }
    return true;
  }

  private void report(Statement statement, List<Step> steps) {
    events += steps.size();
    for (Step step : steps) {
      listener.event(scenario, statement, step, exchange.directory());
    }
  }

  private void check(Statement statement, List<Step> steps, Checks checks) {
    claims += checks.count() + statement.outcome().list().size();
    for (Checks.Mismatch mismatch : checks.mismatches()) {
      String message =
          "expected " + mismatch.what() + " " + mismatch.expected() + ", is " + mismatch.actual();
      fail(new Failure(mismatch.at(), statement.text(), message, List.of()));
    }
    List<Observed> observed =
        steps.stream().filter(step -> !step.preparation()).map(Step::observed).toList();
    for (Expectations.Broken broken :
        statement.outcome().check(observed, text, exchange.directory())) {
      List<String> happened = observed.stream().map(item -> text.write(item.fact())).toList();
      fail(new Failure(broken.at(), statement.text(), broken.message(), happened));
    }
  }

  private void fail(Failure failure) {
    failures.add(failure);
    listener.failure(scenario, failure);
  }
}
