package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.trigger.DueTriggers;
import io.quantdesk.engine.trigger.TrailingOffset;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Changes quantity, limit and trigger or trail of orders that still wait. They need no margin for
 * it, and keep the place among equal triggers that their age gives them.
 */
final class TriggerAmendment {
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final TriggerOrders triggers;
  private final DueTriggers due;
  private final ReduceOnlyRules reduceOnly;
  private final StopRules stops;
  private final EngineEvents events;
  private final TrailingAmendment trail;
  private final OrderAmended amended = new OrderAmended();
  private long lots;

  TriggerAmendment(
      EngineState state, ReduceOnlyRules reduceOnly, StopRules stops, EngineEvents events) {
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    triggers = state.triggers;
    due = state.dueTriggers;
    this.reduceOnly = reduceOnly;
    this.stops = stops;
    trail = new TrailingAmendment(state.triggers);
    this.events = events;
  }

  /**
   * Refusals in this order: a trigger for a trailing stop or a trail for another order, quantity
   * not above 0 or of a leg another one than it has, price, order size, display quantity, nothing
   * to reduce, trigger price or trail, nothing to amend, met already, a stop beyond the liquidation
   * price.
   */
  RejectReason amend(int slot, Market market, AmendOrder command) {
    int handle = triggers.find(slot);
    OrdType ordType = triggers.ordType(handle);
    boolean trails = ordType.isTrailing();
    if (trails ? command.triggerPriceTicks != 0 : TrailingRules.hasTrail(command)) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    boolean isLeg = LiveOrders.isLeg(orders.flags(slot));
    if (isLeg && isOtherQuantity(slot, command)) {
      return RejectReason.LEG_QUANTITY_FIXED;
    }
    if (!isLeg && command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    boolean noPrice = !ordType.hasLimit() && command.priceTicks == 0;
    if (!noPrice && !OrderRules.isPrice(command.priceTicks, market.parameters())) {
      return RejectReason.INVALID_PRICE;
    }
    RejectReason reason = isLeg ? keepLots(slot) : checkLots(slot, market, command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    return trails
        ? amendTrail(slot, handle, market, command)
        : amendTrigger(slot, handle, market, command);
  }

  private boolean isOtherQuantity(int slot, AmendOrder command) {
    return command.orderQtyLots != 0 && command.orderQtyLots != orders.leavesLots(slot);
  }

  private RejectReason keepLots(int slot) {
    lots = orders.leavesLots(slot);
    return RejectReason.NONE;
  }

  private RejectReason checkLots(int slot, Market market, AmendOrder command) {
    RejectReason reason = OrderRules.checkSize(command.orderQtyLots, market.parameters());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (liveOrders.isTooManySlices(slot, command.orderQtyLots)) {
      return RejectReason.INVALID_DISPLAY_QUANTITY;
    }
    lots = reduceOnly.cut(slot, market, command.orderQtyLots, true);
    return lots == 0 ? RejectReason.NOTHING_TO_REDUCE : RejectReason.NONE;
  }

  private RejectReason amendTrigger(int slot, int handle, Market market, AmendOrder command) {
    int triggerTicks = triggers.triggerTicks(handle);
    int changed = command.triggerPriceTicks == 0 ? triggerTicks : command.triggerPriceTicks;
    if (!OrderRules.isPrice(changed, market.parameters())) {
      return RejectReason.INVALID_TRIGGER_PRICE;
    }
    if (changed == triggerTicks && isSame(slot, command)) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    if (changed != triggerTicks && isMet(slot, handle, market, changed)) {
      return RejectReason.TRIGGER_ALREADY_MET;
    }
    if (changed != triggerTicks && comesTooLate(slot, handle, changed)) {
      return RejectReason.STOP_BEYOND_LIQUIDATION;
    }
    triggers.move(handle, changed);
    change(slot, handle, market, command);
    return RejectReason.NONE;
  }

  private boolean isMet(int slot, int handle, Market market, int triggerTicks) {
    boolean rises = triggers.ordType(handle).firesOnRise(orders.side(slot));
    return !triggers.isHeld(handle)
        && due.isMet(market, triggers.source(handle), rises, triggerTicks);
  }

  private RejectReason amendTrail(int slot, int handle, Market market, AmendOrder command) {
    RejectReason reason = trail.read(handle, market, command);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (trail.isChange()) {
      reason = trail.checkPresent(handle, orders.side(slot), market);
      if (reason != RejectReason.NONE) {
        return reason;
      }
      if (comesTooLate(slot, handle, trail.triggerTicks(handle, orders.side(slot), market))) {
        return RejectReason.STOP_BEYOND_LIQUIDATION;
      }
      trail.apply(handle, orders.side(slot), market);
    } else if (isSame(slot, command)) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    change(slot, handle, market, command);
    return RejectReason.NONE;
  }

  private boolean comesTooLate(int slot, int handle, int triggerTicks) {
    return stops.comesTooLate(
        triggers.ordType(handle), orders.flags(slot), orders.positionSlot(slot), triggerTicks);
  }

  private boolean isSame(int slot, AmendOrder command) {
    return lots == orders.leavesLots(slot) && command.priceTicks == orders.priceTicks(slot);
  }

  private void change(int slot, int handle, Market market, AmendOrder command) {
    amended.oldPriceTicks = orders.priceTicks(slot);
    orders.setPriceAndSide(slot, command.priceTicks, orders.side(slot));
    orders.setLeavesLots(slot, lots);
    amended.orderId = orders.orderId(slot);
    amended.orderQtyLots = lots;
    amended.leavesQtyLots = lots;
    amended.subAccountId = positions.scopeId(orders.positionSlot(slot));
    amended.priceTicks = command.priceTicks;
    amended.triggerPriceTicks = triggers.triggerTicks(handle);
    amended.trailingOffsetTicks = TrailingOffset.ticks(triggers.trailingOffset(handle));
    amended.trailingOffsetPpm = TrailingOffset.ppm(triggers.trailingOffset(handle));
    amended.activationPriceTicks = triggers.activationTicks(handle);
    amended.marketId = market.id();
    amended.side = orders.side(slot);
    events.orderAmended(amended);
  }
}
