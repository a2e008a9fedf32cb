package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.trigger.DueTriggers;
import io.quantdesk.engine.trigger.FiringTurn;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Fires due trigger orders in steps, which ticks make: a fired order may trade, move the last price
 * and make others due, but those wait for their turn in the same order as all (see {@link
 * DueTriggers#next}). After a step that reached its limit the other due markets go first.
 */
public final class TriggerFiring {
  /** Most orders that one step fires. */
  public static final int MAX_ORDERS_PER_STEP = 256;

  /** A step ends when it has led to so many events: with one more sweep they still fit a block. */
  static final int MAX_EVENTS_PER_STEP = 4_096;

  private final Positions positions;
  private final RestingOrders orders;
  private final TriggerOrders triggers;
  private final DueTriggers due;
  private final Markets markets;
  private final LiveOrders liveOrders;
  private final ExpiringOrders expiring;
  private final OrderTerms terms;
  private final BookEntry bookEntry;
  private final ImmediateTrading immediate;
  private final OrderRemoval removal;
  private final OrderReduction reduction;
  private final Brackets brackets;
  private final BracketSizing bracketSizing;
  private final CountedEvents events;
  private final PlaceOrder order = new PlaceOrder();
  private final OrderTriggered triggered = new OrderTriggered();

  TriggerFiring(
      EngineState state,
      OrderTerms terms,
      BookEntry bookEntry,
      ImmediateTrading immediate,
      OrderRemoval removal,
      OrderReduction reduction,
      BracketSizing bracketSizing,
      CountedEvents events) {
    positions = state.positions;
    orders = state.orders;
    triggers = state.triggers;
    due = state.dueTriggers;
    markets = state.markets;
    liveOrders = state.liveOrders;
    expiring = state.expiringOrders;
    this.terms = terms;
    this.bookEntry = bookEntry;
    this.immediate = immediate;
    this.removal = removal;
    this.reduction = reduction;
    brackets = state.brackets;
    this.bracketSizing = bracketSizing;
    this.events = events;
  }

  /**
   * Fires what is due in a turn, up to the limits of a step; ends what has expired before. Returns
   * whether nothing of the turn is left.
   */
  boolean step(FiringTurn turn) {
    int left = MAX_ORDERS_PER_STEP;
    int handle = due.next(turn);
    int met = 0;
    while (handle != TriggerOrders.NONE
        && left > 0
        && met < Matching.MAX_FILLS
        && events.count() < MAX_EVENTS_PER_STEP) {
      fire(handle);
      met += terms.met();
      left--;
      handle = due.next(turn);
    }
    if (handle != TriggerOrders.NONE) {
      due.rotate(turn);
    }
    return handle == TriggerOrders.NONE;
  }

  private void fire(int handle) {
    int slot = triggers.orderSlot(handle);
    if (expiring.hasExpired(slot)) {
      removal.remove(slot, DoneReason.EXPIRED);
      return;
    }
    if (LiveOrders.isLeg(orders.flags(slot))) {
      bracketSizing.exitStarts(slot);
    }
    read(slot, handle);
    triggered.orderId = orders.orderId(slot);
    triggered.subAccountId = order.subAccountId;
    triggered.marketId = order.marketId;
    triggered.side = order.side;
    triggered.triggerPriceTicks = triggers.triggerTicks(handle);
    triggered.triggerSource = triggers.source(handle);
    triggers.remove(handle, order.subAccountId);
    enter(slot, markets.get(order.marketId));
  }

  /** Reads the terms under which an order will enter. */
  private void read(int slot, int handle) {
    int position = orders.positionSlot(slot);
    int flags = orders.flags(slot);
    order.orderQtyLots = orders.leavesLots(slot);
    order.priceTicks = orders.priceTicks(slot);
    order.subAccountId = positions.scopeId(position);
    order.marketId = positions.marketId(position);
    order.side = orders.side(slot);
    order.ordType = triggers.ordType(handle).entersAs();
    order.timeInForce = triggers.timeInForce(handle);
    order.postOnlySlide = LiveOrders.slides(flags);
    order.postOnly = LiveOrders.isPostOnly(flags) && !order.postOnlySlide;
    order.reduceOnly = LiveOrders.isReduceOnly(flags);
    order.selfTradePrevention = LiveOrders.selfTradePrevention(flags);
  }

  /** Under its own id; refused by the same checks as a new order, it ends. */
  private void enter(int slot, Market market) {
    boolean mayRest = order.timeInForce.mayRest();
    RejectReason reason = terms.check(order, market);
    if (reason == RejectReason.NONE && mayRest) {
      reason = terms.checkLevelRoom();
    }
    orders.setFlags(slot, orders.flags(slot) & ~LiveOrders.TRIGGER);
    boolean refused = reason != RejectReason.NONE;
    triggered.priceTicks = refused ? order.priceTicks : terms.priceTicks();
    events.orderTriggered(triggered);
    if (!refused && terms.lots() < order.orderQtyLots) {
      long cut = order.orderQtyLots - terms.lots();
      reduction.reduceUnbooked(slot, market, cut, DoneReason.REDUCE_ONLY);
    }
    if (refused) {
      end(slot, market, reason);
    } else if (mayRest) {
      rest(slot);
    } else {
      trade(slot);
    }
  }

  private void end(int slot, Market market, RejectReason reason) {
    int position = orders.positionSlot(slot);
    removal.endRefused(slot, market, DoneReason.TRIGGER_REJECTED, reason);
    positions.releaseIfIdle(position);
  }

  private void rest(int slot) {
    int position = orders.positionSlot(slot);
    orders.setPriceAndSide(slot, terms.priceTicks(), order.side);
    bookEntry.tradeAndRest(slot, terms.plan());
    positions.releaseIfIdle(position);
  }

  /** It needs no slot any more; its position's slot is released by its trades, if there are any. */
  private void trade(int slot) {
    int position = orders.positionSlot(slot);
    int bracket = brackets.of(slot);
    if (bracket != Brackets.NONE) {
      tradeLinked(slot, bracket, position);
      return;
    }
    liveOrders.leave(slot);
    immediate.trade(order, triggered.orderId, terms.lots(), terms.plan());
    if (terms.plan().isEmpty()) {
      positions.releaseIfIdle(position);
    }
  }

  /**
   * A parent, or a leg of which the other one may be left: as long as there is any, the slot of
   * their position is kept.
   */
  private void tradeLinked(int slot, int bracket, int position) {
    long lots = terms.plan().fillLots();
    boolean isParent = LiveOrders.isParent(orders.flags(slot));
    int otherLeg = isParent ? Brackets.NONE : brackets.otherLeg(slot);
    brackets.traded(slot, lots);
    liveOrders.leave(slot);
    immediate.trade(order, triggered.orderId, terms.lots(), terms.plan());
    if (isParent) {
      removal.endInactiveLegs(bracket);
    } else if (otherLeg != Brackets.NONE && lots > 0) {
      bracketSizing.takeFilled(otherLeg, terms.market(), lots);
    }
    if (isParent || otherLeg != Brackets.NONE || terms.plan().isEmpty()) {
      positions.releaseIfIdle(position);
    }
  }
}
