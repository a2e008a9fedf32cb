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
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Changes quantity, limit and trigger of orders that still wait. They need no margin for it, and
 * keep the place among equal triggers that their age gives them.
 */
final class TriggerAmendment {
  private final Positions positions;
  private final RestingOrders orders;
  private final TriggerOrders triggers;
  private final DueTriggers due;
  private final ReduceOnlyRules reduceOnly;
  private final EngineEvents events;
  private final OrderAmended amended = new OrderAmended();

  TriggerAmendment(EngineState state, ReduceOnlyRules reduceOnly, EngineEvents events) {
    positions = state.positions;
    orders = state.orders;
    triggers = state.triggers;
    due = state.dueTriggers;
    this.reduceOnly = reduceOnly;
    this.events = events;
  }

  /**
   * Refusals in this order: quantity not above 0, price, order size, nothing to reduce, trigger
   * price, nothing to amend, trigger met already.
   */
  RejectReason amend(int slot, Market market, AmendOrder command) {
    int handle = triggers.find(slot);
    OrdType ordType = triggers.ordType(handle);
    if (command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    boolean noPrice = !ordType.hasLimit() && command.priceTicks == 0;
    if (!noPrice && !OrderRules.isPrice(command.priceTicks, market.parameters())) {
      return RejectReason.INVALID_PRICE;
    }
    RejectReason reason = OrderRules.checkSize(command.orderQtyLots, market.parameters());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    long lots = reduceOnly.cut(slot, market, command.orderQtyLots);
    if (lots == 0) {
      return RejectReason.NOTHING_TO_REDUCE;
    }
    int triggerTicks = triggers.triggerTicks(handle);
    int changed = command.triggerPriceTicks == 0 ? triggerTicks : command.triggerPriceTicks;
    if (!OrderRules.isPrice(changed, market.parameters())) {
      return RejectReason.INVALID_TRIGGER_PRICE;
    }
    if (changed == triggerTicks
        && lots == orders.leavesLots(slot)
        && command.priceTicks == orders.priceTicks(slot)) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    boolean rises = ordType.firesOnRise(orders.side(slot));
    if (changed != triggerTicks && due.isMet(market, triggers.source(handle), rises, changed)) {
      return RejectReason.TRIGGER_ALREADY_MET;
    }
    change(slot, market, command.priceTicks, lots, changed);
    return RejectReason.NONE;
  }

  private void change(int slot, Market market, int priceTicks, long lots, int triggerTicks) {
    amended.oldPriceTicks = orders.priceTicks(slot);
    triggers.move(triggers.find(slot), triggerTicks);
    orders.setPriceAndSide(slot, priceTicks, orders.side(slot));
    orders.setLeavesLots(slot, lots);
    amended.orderId = orders.orderId(slot);
    amended.orderQtyLots = lots;
    amended.leavesQtyLots = lots;
    amended.subAccountId = positions.scopeId(orders.positionSlot(slot));
    amended.priceTicks = priceTicks;
    amended.triggerPriceTicks = triggerTicks;
    amended.marketId = market.id();
    amended.side = orders.side(slot);
    events.orderAmended(amended);
  }
}
