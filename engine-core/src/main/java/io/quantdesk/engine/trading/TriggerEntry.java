package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.trigger.DueTriggers;
import io.quantdesk.engine.trigger.TrailingOffset;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Takes orders that wait for a trigger. They get a slot and are live like resting orders, but are
 * in no book and need no margin before they fire.
 */
final class TriggerEntry {
  private final Markets markets;
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final TriggerOrders triggers;
  private final DueTriggers due;
  private final ReduceOnlyOrders reduceOnly;
  private final ReduceOnlyRules reduceOnlyRules;
  private final StopRules stops;
  private final OrderAnswers answers;
  private long lots;

  TriggerEntry(
      EngineState state, ReduceOnlyRules reduceOnlyRules, StopRules stops, OrderAnswers answers) {
    markets = state.markets;
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    triggers = state.triggers;
    due = state.dueTriggers;
    reduceOnly = state.reduceOnly;
    this.reduceOnlyRules = reduceOnlyRules;
    this.stops = stops;
    this.answers = answers;
  }

  /**
   * Refusals in this order, of an order whose form and client order id are right: reduce-only (see
   * ReduceOnlyRules); trigger price, met already, or of a trailing stop see {@link
   * TrailingRules#check}; a stop beyond the liquidation price; too many of the sub-account, order
   * slots, trigger orders, reduce-only orders, position slots.
   */
  RejectReason check(PlaceOrder order, Market market) {
    int position = positions.find(order.subAccountId, order.marketId);
    RejectReason reason = reduceOnlyRules.check(order, market, position);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    lots = reduceOnlyRules.cut(order, market, position);
    reason =
        order.ordType.isTrailing()
            ? TrailingRules.check(order, market)
            : checkTrigger(order, market);
    if (reason == RejectReason.NONE
        && stops.comesTooLate(
            order.ordType, LiveOrders.flags(order), position, firstTrigger(order, market))) {
      reason = RejectReason.STOP_BEYOND_LIQUIDATION;
    }
    return reason == RejectReason.NONE ? checkRoom(order, position) : reason;
  }

  /** Of an order that passed the check; 0 of a trailing stop that waits for its activation. */
  private static int firstTrigger(PlaceOrder order, Market market) {
    if (!order.ordType.isTrailing()) {
      return order.triggerPriceTicks;
    }
    int offset = TrailingOffset.of(order.trailingOffsetTicks, order.trailingOffsetPpm);
    int start = market.priceTicks(order.triggerSource);
    return order.activationPriceTicks != 0
        ? 0
        : (int) TrailingOffset.triggerTicks(order.side, start, offset);
  }

  private RejectReason checkTrigger(PlaceOrder order, Market market) {
    if (!OrderRules.isPrice(order.triggerPriceTicks, market.parameters())) {
      return RejectReason.INVALID_TRIGGER_PRICE;
    }
    boolean rises = order.ordType.firesOnRise(order.side);
    return due.isMet(market, order.triggerSource, rises, order.triggerPriceTicks)
        ? RejectReason.TRIGGER_ALREADY_MET
        : RejectReason.NONE;
  }

  private RejectReason checkRoom(PlaceOrder order, int position) {
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

  /** Takes the order that was checked last; returns its slot. */
  int enter(PlaceOrder order) {
    Market market = markets.get(order.marketId);
    int position = positions.acquire(order.subAccountId, order.marketId);
    int flags = LiveOrders.TRIGGER | LiveOrders.flags(order);
    int slot = liveOrders.open(order, position, lots, order.priceTicks, flags);
    triggers.add(slot, order, market.priceTicks(order.triggerSource));
    int triggerTicks = triggers.triggerTicks(triggers.find(slot));
    answers.acceptWaiting(order, orders.orderId(slot), lots, triggerTicks);
    return slot;
  }
}
