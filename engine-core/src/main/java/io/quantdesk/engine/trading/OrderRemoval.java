package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Ends orders with a slot that were not filled whole, and says so. The reason of one that has
 * expired is EXPIRED, whoever takes it out.
 */
final class OrderRemoval {
  private final RestingOrders orders;
  private final Positions positions;
  private final Markets markets;
  private final LiveOrders liveOrders;
  private final ExpiringOrders expiring;
  private final TriggerOrders triggers;
  private final BookPlaces places;
  private final EngineEvents events;
  private final OrderDone done = new OrderDone();

  OrderRemoval(EngineState state, BookPlaces places, EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    markets = state.markets;
    liveOrders = state.liveOrders;
    expiring = state.expiringOrders;
    triggers = state.triggers;
    this.places = places;
    this.events = events;
  }

  /**
   * Takes a resting order out of its book, or ends one that waits for its trigger; releases its
   * position's slot when that is idle.
   */
  void remove(int slot, DoneReason reason) {
    int position = orders.positionSlot(slot);
    if (LiveOrders.waits(orders.flags(slot))) {
      removeWaiting(slot, reason);
    } else {
      removeKeepingPosition(slot, reason);
    }
    positions.releaseIfIdle(position);
  }

  private void removeWaiting(int slot, DoneReason reason) {
    int position = orders.positionSlot(slot);
    triggers.remove(triggers.find(slot), positions.scopeId(position));
    endUnbooked(slot, markets.get(positions.marketId(position)), reason);
  }

  /** Takes a resting order out of its book; the caller looks after its position's slot. */
  void removeKeepingPosition(int slot, DoneReason reason) {
    Market market = markets.get(positions.marketId(orders.positionSlot(slot)));
    done.levelQtyLots = places.leave(slot, market);
    done.rested = true;
    end(slot, market, reason);
  }

  /** Ends an order that is in no book; the caller looks after its position's slot. */
  void endUnbooked(int slot, Market market, DoneReason reason) {
    done.levelQtyLots = 0;
    done.rested = false;
    end(slot, market, reason);
  }

  /** Ends an order that fired and was refused; the caller looks after its position's slot. */
  void endRefused(int slot, Market market, RejectReason reason) {
    done.rejectReason = reason;
    endUnbooked(slot, market, DoneReason.TRIGGER_REJECTED);
    done.rejectReason = RejectReason.NONE;
  }

  private void end(int slot, Market market, DoneReason reason) {
    done.orderId = orders.orderId(slot);
    done.subAccountId = positions.scopeId(orders.positionSlot(slot));
    done.marketId = market.id();
    done.side = orders.side(slot);
    done.priceTicks = orders.priceTicks(slot);
    done.canceledQtyLots = orders.leavesLots(slot);
    done.cumQtyLots = orders.cumLots(slot);
    done.reason = expiring.hasExpired(slot) ? DoneReason.EXPIRED : reason;
    events.orderDone(done);
    liveOrders.leave(slot);
  }
}
