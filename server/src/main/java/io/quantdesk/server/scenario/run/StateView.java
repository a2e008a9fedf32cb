package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.List;

/** Questions about the state that take more than one look at the engine; in its integers. */
public final class StateView {
  private final EngineView view;

  StateView(EngineView view) {
    this.view = view;
  }

  /** One price of a book. */
  public record Level(int priceTicks, long qtyLots) {}

  /** Signed size of a position; 0 when there is none. */
  public long positionLots(int subAccountId, int marketId) {
    int position = view.position(subAccountId, marketId);
    return position == EngineView.NONE ? 0 : view.positionLots(position);
  }

  /** Signed cost of a position; 0 when there is none. */
  public long costMicros(int subAccountId, int marketId) {
    int position = view.position(subAccountId, marketId);
    return position == EngineView.NONE ? 0 : view.positionCostMicros(position);
  }

  /** Funding that a position owes; 0 when there is none. */
  public long owedMicros(int subAccountId, int marketId) {
    int position = view.position(subAccountId, marketId);
    return position == EngineView.NONE ? 0 : view.positionOwedMicros(position);
  }

  /** Liquidation price in ticks; 0 when there is none. */
  public long liquidationTicks(int subAccountId, int marketId) {
    int position = view.position(subAccountId, marketId);
    return position == EngineView.NONE ? 0 : view.liquidationTicks(position);
  }

  /** Profit realised in a market while there are a position or orders in it. */
  public long realizedMicros(int subAccountId, int marketId) {
    int position = view.position(subAccountId, marketId);
    return position == EngineView.NONE ? 0 : view.positionRealizedMicros(position);
  }

  /** Number of resting orders of a sub-account in all markets. */
  public long orderCount(int subAccountId) {
    long count = 0;
    int position = view.firstPosition(subAccountId);
    while (position != EngineView.NONE) {
      for (Side side : Side.values()) {
        int order = view.oldestOrder(position, side);
        while (order != EngineView.NONE) {
          count++;
          order = view.youngerOrder(order);
        }
      }
      position = view.nextPosition(position);
    }
    return count;
  }

  /** What of an order can still trade; 0 when the engine does not hold it. */
  public long liveLots(int subAccountId, long orderId) {
    int order = view.order(subAccountId, orderId, 0);
    return order == EngineView.NONE ? 0 : view.orderLeavesLots(order);
  }

  /** Price that would fire an order; 0 when the engine does not hold it as one that waits. */
  public int triggerTicks(int subAccountId, long orderId) {
    int order = view.order(subAccountId, orderId, 0);
    return order == EngineView.NONE ? 0 : view.orderTriggerTicks(order);
  }

  /** Best price that a trailing stop has seen; 0 when it does not follow. */
  public int bestTicks(int subAccountId, long orderId) {
    int order = view.order(subAccountId, orderId, 0);
    return order == EngineView.NONE ? 0 : view.orderBestTicks(order);
  }

  /** All levels of a side, the best first. */
  public List<Level> levels(int marketId, Side side) {
    List<Level> levels = new ArrayList<>();
    int price = view.bestPriceTicks(marketId, side);
    while (price != EngineView.NONE) {
      levels.add(new Level(price, view.levelQtyLots(marketId, price)));
      price = view.nextPriceTicks(marketId, side, price);
    }
    return levels;
  }
}
