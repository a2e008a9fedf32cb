package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.risk.OrderMargin;
import io.quantdesk.engine.risk.ProposedOrder;

/**
 * Changes price and quantity of resting orders; the order id stays. Less quantity at the same price
 * keeps the place in the queue and, being a partial cancel, needs no margin. Anything else leaves
 * the level, may trade, and rests at the end of the queue.
 */
public final class OrderAmendment {
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final ExpiringOrders expiring;
  private final SenderRules senders;
  private final OrderMargin margin;
  private final MatchPlanner planner;
  private final ReduceOnlyRules reduceOnly;
  private final BookPlaces places;
  private final BookEntry bookEntry;
  private final OrderRemoval removal;
  private final TriggerAmendment triggerAmendment;
  private final EngineEvents events;
  private final ProposedOrder proposed = new ProposedOrder();
  private final OrderAmended amended = new OrderAmended();
  private MatchPlan plan;
  private long amendedOrderId;

  OrderAmendment(
      EngineState state,
      SenderRules senders,
      OrderMargin margin,
      MatchPlanner planner,
      ReduceOnlyRules reduceOnly,
      BookPlaces places,
      BookEntry bookEntry,
      OrderRemoval removal,
      TriggerAmendment triggerAmendment,
      EngineEvents events) {
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    expiring = state.expiringOrders;
    this.senders = senders;
    this.margin = margin;
    this.planner = planner;
    this.reduceOnly = reduceOnly;
    this.places = places;
    this.bookEntry = bookEntry;
    this.removal = removal;
    this.triggerAmendment = triggerAmendment;
    this.events = events;
  }

  /**
   * Refusals in this order: unknown sub-account, rate limit, under liquidation, unknown or expired
   * order, market state, an order that is auctioned or a quote; for an order that waits see {@link
   * TriggerAmendment}; otherwise a trigger or trail, quantity not above 0 or of a leg another one
   * than it has, price; then, for a total above what is filled: order size, display quantity,
   * nothing to reduce, nothing to amend, and for one that loses its place: post-only market,
   * reduce-only market, placement band, post-only, margin (see OrderMargin), price levels, level
   * quantity. A refused order stays as it was.
   */
  public RejectReason amend(AmendOrder command) {
    amendedOrderId = command.orderId;
    RejectReason reason = senders.check(command.subAccountId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    int slot = liveOrders.find(command.subAccountId, command.orderId, command.clOrdId);
    if (slot == LiveOrders.NONE || expiring.hasExpired(slot)) {
      return RejectReason.UNKNOWN_ORDER;
    }
    amendedOrderId = orders.orderId(slot);
    Market market = markets.get(positions.marketId(orders.positionSlot(slot)));
    if (!market.state().acceptsOrders()) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (LiveOrders.isInAuction(orders.flags(slot))) {
      return RejectReason.ORDER_IN_AUCTION;
    }
    if (LiveOrders.waits(orders.flags(slot))) {
      return triggerAmendment.amend(slot, market, command);
    }
    if (command.triggerPriceTicks != 0 || TrailingRules.hasTrail(command)) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    boolean isLeg = LiveOrders.isLeg(orders.flags(slot));
    long totalLots = orders.leavesLots(slot) + orders.cumLots(slot);
    if (isLeg && command.orderQtyLots != 0 && command.orderQtyLots != totalLots) {
      return RejectReason.LEG_QUANTITY_FIXED;
    }
    if (!isLeg && command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (!OrderRules.isPrice(command.priceTicks, market.parameters())) {
      return RejectReason.INVALID_PRICE;
    }
    if (isLeg) {
      return change(slot, market, command.priceTicks, orders.leavesLots(slot));
    }
    if (command.orderQtyLots <= orders.cumLots(slot)) {
      removal.remove(slot, DoneReason.AMENDED_BELOW_FILLED);
      return RejectReason.NONE;
    }
    reason = OrderRules.checkSize(command.orderQtyLots, market.parameters());
    long leaves = command.orderQtyLots - orders.cumLots(slot);
    return reason == RejectReason.NONE ? change(slot, market, command.priceTicks, leaves) : reason;
  }

  /** Id of the order that the last call found or that its command named. */
  public long amendedOrderId() {
    return amendedOrderId;
  }

  private RejectReason change(int slot, Market market, int limitTicks, long newLeaves) {
    if (liveOrders.isTooManySlices(slot, newLeaves)) {
      return RejectReason.INVALID_DISPLAY_QUANTITY;
    }
    int priceTicks = limitTicks;
    if (LiveOrders.slides(orders.flags(slot))) {
      priceTicks = OrderRules.slide(market, orders.side(slot), priceTicks);
    }
    boolean shrinks =
        priceTicks == orders.priceTicks(slot) && newLeaves < liveOrders.leavesLots(slot);
    long leaves = reduceOnly.cut(slot, market, newLeaves, shrinks);
    if (leaves == 0) {
      return RejectReason.NOTHING_TO_REDUCE;
    }
    if (priceTicks == orders.priceTicks(slot)) {
      if (leaves == liveOrders.leavesLots(slot)) {
        return RejectReason.NOTHING_TO_AMEND;
      }
      if (leaves < liveOrders.leavesLots(slot)) {
        reduce(slot, market, leaves);
        return RejectReason.NONE;
      }
    }
    propose(slot, market, leaves, priceTicks);
    RejectReason reason = checkRequeue(slot, market);
    if (reason == RejectReason.NONE) {
      requeue(slot, market);
    }
    return reason;
  }

  private void propose(int slot, Market market, long leaves, int priceTicks) {
    proposed.market = market;
    proposed.side = orders.side(slot);
    proposed.positionSlot = orders.positionSlot(slot);
    proposed.scopeId = positions.scopeId(proposed.positionSlot);
    proposed.lots = leaves;
    proposed.reduceOnly = LiveOrders.isReduceOnly(orders.flags(slot));
    proposed.hasLimit = true;
    proposed.priceTicks = priceTicks;
    plan =
        planner.plan(
            market,
            proposed.side,
            priceTicks,
            leaves,
            proposed.scopeId,
            proposed.positionSlot,
            LiveOrders.selfTradePrevention(orders.flags(slot)));
    proposed.marketableLots = plan.fillLots();
    proposed.replacedLots = liveOrders.leavesLots(slot);
    proposed.replacedPriceTicks = orders.priceTicks(slot);
  }

  private RejectReason checkRequeue(int slot, Market market) {
    boolean postOnly = LiveOrders.isPostOnly(orders.flags(slot));
    if (market.state() == MarketState.POST_ONLY && !postOnly) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (market.state() == MarketState.REDUCE_ONLY && !proposed.reduceOnly) {
      return RejectReason.MARKET_REDUCE_ONLY;
    }
    if (!OrderRules.isPrice(proposed.priceTicks, market.parameters())) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    if (!market.placementBand().holds(proposed.priceTicks)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    if (postOnly && !plan.isClear()) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    RejectReason reason = margin.check(proposed);
    return reason == RejectReason.NONE ? BookPlaces.checkRoom(proposed) : reason;
  }

  private void reduce(int slot, Market market, long leaves) {
    amended.oldLevelQtyLots = places.reduce(slot, market, liveOrders.leavesLots(slot) - leaves);
    amended.oldPriceTicks = orders.priceTicks(slot);
    amended.restingQtyLots = leaves;
    emit(slot, market);
  }

  private void requeue(int slot, Market market) {
    int position = proposed.positionSlot;
    amended.oldPriceTicks = orders.priceTicks(slot);
    amended.oldLevelQtyLots = places.leave(slot, market);
    orders.setPriceAndSide(slot, proposed.priceTicks, proposed.side);
    orders.setLeavesLots(slot, proposed.lots);
    amended.restingQtyLots = 0;
    emit(slot, market);
    bookEntry.tradeAndRest(slot, plan);
    positions.releaseIfIdle(position);
  }

  private void emit(int slot, Market market) {
    amended.orderId = orders.orderId(slot);
    amended.leavesQtyLots = liveOrders.leavesLots(slot);
    amended.orderQtyLots = amended.leavesQtyLots + orders.cumLots(slot);
    amended.subAccountId = positions.scopeId(orders.positionSlot(slot));
    amended.priceTicks = orders.priceTicks(slot);
    amended.marketId = market.id();
    amended.side = orders.side(slot);
    events.orderAmended(amended);
  }
}
