package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.trigger.DueTriggers;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Gives the legs of brackets what their parents got, in steps that ticks make behind the fills, and
 * takes from a leg what the other one got (c9).
 */
public final class BracketSizing {
  /** Most brackets that one step looks at. */
  static final int MAX_BRACKETS_PER_STEP = 256;

  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final Brackets brackets;
  private final TriggerOrders triggers;
  private final DueTriggers due;
  private final ReduceOnlyRules rules;
  private final OrderRemoval removal;
  private final OrderReduction reduction;
  private final EngineEvents events;
  private final OrderEnlarged enlarged = new OrderEnlarged();

  BracketSizing(
      EngineState state,
      ReduceOnlyRules rules,
      OrderRemoval removal,
      OrderReduction reduction,
      EngineEvents events) {
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    brackets = state.brackets;
    triggers = state.triggers;
    due = state.dueTriggers;
    this.rules = rules;
    this.removal = removal;
    this.reduction = reduction;
    this.events = events;
  }

  /** Looks at the brackets whose parents have traded, those first that traded first. */
  public void step() {
    for (int left = MAX_BRACKETS_PER_STEP; left > 0 && brackets.isPending(); left--) {
      int bracket = brackets.takeDue();
      if (bracket != Brackets.NONE) {
        int leg = anyLeg(bracket);
        int position = orders.positionSlot(leg);
        settle(bracket);
        if (anyLeg(bracket) != Brackets.NONE && brackets.parent(bracket) == Brackets.NONE) {
          removal.endInactiveLegs(bracket);
        }
        positions.releaseIfIdle(position);
      }
    }
  }

  private int anyLeg(int bracket) {
    int takeProfit = brackets.takeProfit(bracket);
    return takeProfit != Brackets.NONE ? takeProfit : brackets.stop(bracket);
  }

  /**
   * A leg is about to fire: it and the other one get what is still to be given, and what is left of
   * the parent ends, so that nothing is opened any more that no leg would close.
   */
  void exitStarts(int leg) {
    int bracket = brackets.of(leg);
    settle(bracket);
    endParent(brackets.parent(bracket));
  }

  /** Ends a parent whose legs have begun to close or have nothing to close any more, if any. */
  void endParent(int parent) {
    if (parent != Brackets.NONE) {
      removal.remove(parent, DoneReason.EXIT_STARTED);
    }
  }

  /** Takes from a leg what the other one got; the caller looks after their position's slot. */
  void takeFilled(int leg, Market market, long lots) {
    if (lots >= orders.leavesLots(leg)) {
      removal.removeKeepingPosition(leg, DoneReason.OCO_FILLED);
    } else {
      reduction.reduce(leg, market, lots, DoneReason.OCO_FILLED);
    }
  }

  private void settle(int bracket) {
    long lots = brackets.pendingLots(bracket);
    brackets.clearPending(bracket);
    if (lots > 0) {
      int stop = brackets.stop(bracket);
      enlarge(brackets.takeProfit(bracket), lots);
      enlarge(stop, lots);
    }
  }

  /** By the lots, but not beyond the position. What has fired has no parent any more. */
  private void enlarge(int leg, long lots) {
    if (leg == Brackets.NONE || !LiveOrders.waits(orders.flags(leg))) {
      return;
    }
    int position = orders.positionSlot(leg);
    long leaves = orders.leavesLots(leg);
    long enlargedLots = Math.min(leaves + lots, rules.closable(position, orders.side(leg)));
    if (enlargedLots <= leaves) {
      return;
    }
    Market market = markets.get(positions.marketId(position));
    if (LiveOrders.isInactive(orders.flags(leg)) && !activate(leg, market)) {
      return;
    }
    orders.setLeavesLots(leg, enlargedLots);
    enlarged.orderId = orders.orderId(leg);
    enlarged.orderQtyLots = enlargedLots;
    enlarged.subAccountId = positions.scopeId(position);
    enlarged.triggerPriceTicks = triggers.triggerTicks(triggers.find(leg));
    enlarged.marketId = market.id();
    enlarged.side = orders.side(leg);
    events.orderEnlarged(enlarged);
  }

  /** From now on prices count. Returns whether it can wait: a trail may find no room any more. */
  private boolean activate(int leg, Market market) {
    int handle = triggers.find(leg);
    Side side = orders.side(leg);
    int present = market.priceTicks(triggers.source(handle));
    int activation = triggers.activationTicks(handle);
    if (activation != 0 && TrailingRules.activates(side, present, activation)) {
      activation = 0;
    }
    if (triggers.ordType(handle).isTrailing() && activation == 0) {
      int offset = triggers.trailingOffset(handle);
      RejectReason reason = TrailingRules.checkTrigger(side, present, offset, market);
      if (reason != RejectReason.NONE) {
        removal.refuseWaiting(leg, market, reason);
        return false;
      }
    }
    liveOrders.activate(leg);
    triggers.activate(handle, activation, present);
    due.activated(market, triggers.source(handle));
    return true;
  }
}
