package io.quantdesk.engine.model;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineView;
import java.util.List;
import java.util.function.LongSupplier;

/** Gives steps to engines and to a model of their own, from the beginning. */
final class ScriptRun {
  final NaiveEngine model;

  private final List<Engine> engines;
  private final LongSupplier outcomeOrderId;

  /** The supplier tells the order id of the engine's last outcome. */
  ScriptRun(List<Engine> engines, LongSupplier outcomeOrderId) {
    this.engines = engines;
    model = new NaiveEngine(engines.get(0).config().pendingWithdrawals());
    this.outcomeOrderId = outcomeOrderId;
  }

  /** The model's answer. It learns the full id of an order from the engine's outcome. */
  Answer run(Step step) {
    step.reset();
    step.run(engines);
    long lastOrderNumber = model.trading.lastOrderNumber;
    Answer answer = step.run(model);
    model.trading.liquidation.watch(engines.get(0).view()::isAtRisk);
    if (model.trading.lastOrderNumber > lastOrderNumber) {
      step.orderId = outcomeOrderId.getAsLong();
      model.trading.name(step.orderId);
      nameLegs(step);
    }
    return answer;
  }

  /** No outcome tells the ids of legs. */
  private void nameLegs(Step step) {
    EngineView view = engines.get(0).view();
    for (NaiveMarket market : model.exchange.markets) {
      for (NaiveMarket.Order leg : market.waiting) {
        if (leg.id == 0) {
          leg.id = find(view, view.position(leg.subAccountId, market.id), leg);
          step.legIds.add(leg.id);
        }
      }
    }
  }

  private static long find(EngineView view, int position, NaiveMarket.Order leg) {
    int order = position == EngineView.NONE ? position : view.oldestOrder(position, leg.side);
    while (order != EngineView.NONE && view.orderId(order) >>> 24 != leg.number) {
      order = view.youngerOrder(order);
    }
    return order == EngineView.NONE ? -1 : view.orderId(order);
  }
}
