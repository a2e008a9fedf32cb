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
  private final Brackets brackets;
  private final AuctionOrders auctions;
  private final BookPlaces places;
  private final EngineEvents events;
  private final OrderDone done = new OrderDone();

  OrderRemoval(EngineState state, AuctionOrders auctions, BookPlaces places, EngineEvents events) {
    orders = state.orders;
    positions = state.positions;
    markets = state.markets;
    liveOrders = state.liveOrders;
    expiring = state.expiringOrders;
    triggers = state.triggers;
    brackets = state.brackets;
    this.auctions = auctions;
    this.places = places;
    this.events = events;
  }

  /**
   * Takes a resting order out of its book, or ends one that waits for its trigger; releases its
   * position's slot when that is idle.
   */
  void remove(int slot, DoneReason reason) {
    int position = orders.positionSlot(slot);
    removeKeepingPosition(slot, reason);
    positions.releaseIfIdle(position);
  }

  /** As {@link #remove}; the caller looks after its position's slot. */
  void removeKeepingPosition(int slot, DoneReason reason) {
    Market market = markets.get(positions.marketId(orders.positionSlot(slot)));
    if (LiveOrders.waits(orders.flags(slot))) {
      forgetTrigger(slot);
      endUnbooked(slot, market, reason);
    } else if (LiveOrders.isInAuction(orders.flags(slot))) {
      auctions.remove(slot, market, reason);
    } else {
      done.levelQtyLots = places.leave(slot, market);
      done.rested = true;
      end(slot, market, reason);
    }
  }

  private void forgetTrigger(int slot) {
    triggers.remove(triggers.find(slot), positions.scopeId(orders.positionSlot(slot)));
  }

  /** Ends an order that is in no book; the caller looks after its position's slot. */
  void endUnbooked(int slot, Market market, DoneReason reason) {
    done.levelQtyLots = 0;
    done.rested = false;
    end(slot, market, reason);
  }

  /** Ends an order that was refused when its turn came; the caller looks after its position. */
  void endRefused(int slot, Market market, DoneReason reason, RejectReason rejectReason) {
    done.rejectReason = rejectReason;
    endUnbooked(slot, market, reason);
  }

  /** Ends a waiting order that cannot wait any more; the caller looks after its position's slot. */
  void refuseWaiting(int slot, Market market, RejectReason reason) {
    forgetTrigger(slot);
    endRefused(slot, market, DoneReason.TRIGGER_REJECTED, reason);
  }

  /**
   * Ends the legs of a bracket that have no quantity, when its parent is gone and no fill of it is
   * to be looked at; the caller looks after their position's slot.
   */
  void endInactiveLegs(int bracket) {
    if (brackets.pendingLots(bracket) == 0) {
      int stop = brackets.stop(bracket);
      endIfInactive(brackets.takeProfit(bracket));
      endIfInactive(stop);
    }
  }

  private void endIfInactive(int leg) {
    if (leg != Brackets.NONE && LiveOrders.isInactive(orders.flags(leg))) {
      removeKeepingPosition(leg, DoneReason.PARENT_DONE);
    }
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
    done.rejectReason = RejectReason.NONE;
    int bracket = LiveOrders.isParent(orders.flags(slot)) ? brackets.of(slot) : Brackets.NONE;
    liveOrders.leave(slot);
    if (bracket != Brackets.NONE) {
      endInactiveLegs(bracket);
    }
  }
}
