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
  private final ReduceOnlyOrders reduceOnly;
  private final ReduceOnlyRules reduceOnlyRules;
  private final OrderAnswers answers;
  private long lots;

  TriggerEntry(EngineState state, ReduceOnlyRules reduceOnlyRules, OrderAnswers answers) {
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    triggers = state.triggers;
    due = state.dueTriggers;
    reduceOnly = state.reduceOnly;
    this.reduceOnlyRules = reduceOnlyRules;
    this.answers = answers;
  }

  /**
   * Refusals in this order, of an order whose form and client order id are right: reduce-only (see
   * ReduceOnlyRules), trigger price, met already, too many of the sub-account, order slots, trigger
   * orders, reduce-only orders, position slots.
   */
  RejectReason check(PlaceOrder order, Market market) {
    int position = positions.find(order.subAccountId, order.marketId);
    RejectReason reason = reduceOnlyRules.check(order, market, position);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    lots = reduceOnlyRules.cut(order, market, position);
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
    if (order.reduceOnly && reduceOnly.isFull(position)) {
      return RejectReason.REDUCE_ONLY_ORDER_LIMIT;
    }
    return position == Positions.NONE && positions.available() == 0
        ? RejectReason.POSITION_CAPACITY
        : RejectReason.NONE;
  }

  /** Takes the order that was checked last; returns its id. */
  long enter(PlaceOrder order) {
    int position = positions.acquire(order.subAccountId, order.marketId);
    int flags = LiveOrders.TRIGGER | LiveOrders.flags(order);
    int slot = liveOrders.open(order, position, lots, order.priceTicks, flags);
    triggers.add(
        slot,
        order.subAccountId,
        order.marketId,
        order.ordType,
        order.timeInForce,
        order.triggerSource,
        order.triggerPriceTicks);
    answers.accept(order, orders.orderId(slot), lots, order.priceTicks, 0, 0);
    return orders.orderId(slot);
  }
}
