package io.quantdesk.engine.model;

import io.quantdesk.engine.Engine;
import java.util.List;
import java.util.function.LongSupplier;

/** Gives steps to engines and to a model of their own, from the beginning. */
final class ScriptRun {
  final NaiveEngine model = new NaiveEngine();

  private final List<Engine> engines;
  private final LongSupplier outcomeOrderId;

  /** The supplier tells the order id of the engine's last outcome. */
  ScriptRun(List<Engine> engines, LongSupplier outcomeOrderId) {
    this.engines = engines;
    this.outcomeOrderId = outcomeOrderId;
  }

  /** The model's answer. It learns the full id of an order from the engine's outcome. */
  Answer run(Step step) {
    step.reset();
    step.run(engines);
    long lastOrderNumber = model.trading.lastOrderNumber;
    Answer answer = step.run(model);
    if (model.trading.lastOrderNumber > lastOrderNumber) {
      step.orderId = outcomeOrderId.getAsLong();
      model.trading.name(step.orderId);
    }
    return answer;
  }
}
