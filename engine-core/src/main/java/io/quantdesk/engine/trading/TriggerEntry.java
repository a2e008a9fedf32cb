package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.trigger.DueTriggers;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Takes orders that wait for a trigger. They get a slot and are live like resting orders, but are
 * in no book and need no margin before they fire.
 */
final class TriggerEntry {
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final TriggerOrders triggers;
  private final DueTriggers due;
  private final OrderAnswers answers;

  TriggerEntry(EngineState state, OrderAnswers answers) {
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    triggers = state.triggers;
    due = state.dueTriggers;
    this.answers = answers;
  }

  /**
   * Refusals in this order, of an order whose form and client order id are right: trigger price,
   * met already, too many of the sub-account, order slots, trigger orders, position slots.
   */
  RejectReason check(PlaceOrder order, Market market) {
    if (!OrderRules.isPrice(order.triggerPriceTicks, market.parameters())) {
      return RejectReason.INVALID_TRIGGER_PRICE;
    }
    boolean rises = order.ordType.firesOnRise(order.side);
    if (due.isMet(market, order.triggerSource, rises, order.triggerPriceTicks)) {
      return RejectReason.TRIGGER_ALREADY_MET;
    }
    if (triggers.countOf(order.subAccountId) == TriggerOrders.MAX_PER_SCOPE) {
      return RejectReason.TRIGGER_ORDER_LIMIT;
    }
    if (!liveOrders.canNumber() || orders.available() == 0) {
      return RejectReason.ORDER_CAPACITY;
    }
    if (triggers.isFull()) {
      return RejectReason.TRIGGER_CAPACITY;
    }
    boolean needsPosition = positions.find(order.subAccountId, order.marketId) == Positions.NONE;
    return needsPosition && positions.available() == 0
        ? RejectReason.POSITION_CAPACITY
        : RejectReason.NONE;
  }

  /** Takes an order that was checked; returns its id. */
  long enter(PlaceOrder order) {
    int position = positions.acquire(order.subAccountId, order.marketId);
    int flags = LiveOrders.TRIGGER | LiveOrders.flags(order);
    int slot = liveOrders.open(order, position, order.priceTicks, flags);
    triggers.add(
        slot,
        order.subAccountId,
        order.marketId,
        order.ordType,
        order.timeInForce,
        order.triggerSource,
        order.triggerPriceTicks);
    answers.accept(order, orders.orderId(slot), order.priceTicks, 0, 0);
    return orders.orderId(slot);
  }
}
