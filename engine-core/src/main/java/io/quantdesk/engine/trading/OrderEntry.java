package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.risk.OrderMargin;
import io.quantdesk.engine.risk.ProposedOrder;

/** Takes new orders. Only GTC orders get a slot: the others never rest. */
public final class OrderEntry {
  private final Accounts accounts;
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final OrderMargin margin;
  private final MatchPlanner planner;
  private final Matching matching;
  private final BookEntry bookEntry;
  private final EngineEvents events;
  private final ProposedOrder proposed = new ProposedOrder();
  private final OrderAccepted accepted = new OrderAccepted();
  private final OrderRejected rejected = new OrderRejected();
  private final OrderDone done = new OrderDone();
  private MatchPlan plan;
  private long placedOrderId;

  OrderEntry(
      EngineState state,
      OrderMargin margin,
      MatchPlanner planner,
      Matching matching,
      BookEntry bookEntry,
      EngineEvents events) {
    accounts = state.accounts;
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    this.margin = margin;
    this.planner = planner;
    this.matching = matching;
    this.bookEntry = bookEntry;
    this.events = events;
  }

  /** Takes an order or refuses it with OrderRejected; see {@link #placedOrderId}. */
  public RejectReason place(PlaceOrder order) {
    placedOrderId = 0;
    RejectReason reason = check(order);
    if (reason == RejectReason.NONE) {
      reason = checkRoom(order);
    }
    if (reason != RejectReason.NONE) {
      reject(order, reason);
    } else if (order.timeInForce == TimeInForce.GTC) {
      enterGoodTillCanceled(order);
    } else {
      enterImmediate(order);
    }
    return reason;
  }

  /** Id of the order that the last call took; 0 when it refused. */
  public long placedOrderId() {
    return placedOrderId;
  }

  /**
   * Refusals in this order: missing field, unknown sub-account, unknown market, shape of the order
   * (see OrderRules), client order id, placement band, post-only (a sliding order finds no price),
   * fill-or-kill, margin (see OrderMargin).
   */
  private RejectReason check(PlaceOrder order) {
    if (order.side == null
        || order.ordType == null
        || order.timeInForce == null
        || order.selfTradePrevention == null) {
      return RejectReason.INVALID_FIELD;
    }
    if (!accounts.hasSubAccount(order.subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    Market market = markets.find(order.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    RejectReason reason = OrderRules.check(order, market);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (liveOrders.findByClOrdId(order.subAccountId, order.clOrdId) != LiveOrders.NONE) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    int priceTicks = worstPriceTicks(order, market);
    if (order.postOnlySlide) {
      priceTicks = OrderRules.slide(market, order.side, priceTicks);
      if (!OrderRules.isPrice(priceTicks, market.parameters())) {
        return RejectReason.POST_ONLY_WOULD_CROSS;
      }
    }
    boolean mayRest = order.timeInForce == TimeInForce.GTC;
    if (mayRest && !market.placementBand().holds(priceTicks)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    propose(order, market, priceTicks);
    if (order.postOnly && !plan.isEmpty()) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    if (order.timeInForce == TimeInForce.FOK && proposed.marketableLots < proposed.lots) {
      return RejectReason.FOK_NOT_FILLABLE;
    }
    return margin.check(proposed);
  }

  private void propose(PlaceOrder order, Market market, int priceTicks) {
    proposed.market = market;
    proposed.side = order.side;
    proposed.scopeId = order.subAccountId;
    proposed.positionSlot = positions.find(order.subAccountId, order.marketId);
    proposed.lots = order.orderQtyLots;
    proposed.priceTicks = priceTicks;
    plan =
        planner.plan(
            market,
            order.side,
            proposed.priceTicks,
            proposed.lots,
            order.subAccountId,
            proposed.positionSlot,
            order.selfTradePrevention);
    proposed.marketableLots = plan.fillLots();
  }

  /** The limit; for a market order the protection price, or the given price if that is tighter. */
  private static int worstPriceTicks(PlaceOrder order, Market market) {
    if (order.ordType == OrdType.LIMIT) {
      return order.priceTicks;
    }
    int protection = market.protectionTicks(order.side);
    if (order.priceTicks == 0) {
      return protection;
    }
    return order.side == Side.BUY
        ? Math.min(order.priceTicks, protection)
        : Math.max(order.priceTicks, protection);
  }

  /** Refusals in this order: order slots, price levels, level quantity, position slots. */
  private RejectReason checkRoom(PlaceOrder order) {
    if (!liveOrders.canNumber()) {
      return RejectReason.ORDER_CAPACITY;
    }
    if (order.timeInForce == TimeInForce.GTC) {
      if (orders.available() == 0) {
        return RejectReason.ORDER_CAPACITY;
      }
      if (!proposed.market.book().hasRoomFor(order.side, proposed.priceTicks)) {
        return RejectReason.PRICE_LEVEL_CAPACITY;
      }
      if (proposed.market.levelWouldOverflow(proposed.priceTicks, proposed.lots)) {
        return RejectReason.ARITHMETIC_LIMIT;
      }
    }
    boolean needsPosition = proposed.positionSlot == Positions.NONE;
    return needsPosition && positions.available() == 0
        ? RejectReason.POSITION_CAPACITY
        : RejectReason.NONE;
  }

  private void reject(PlaceOrder order, RejectReason reason) {
    rejected.clOrdId = order.clOrdId;
    rejected.subAccountId = order.subAccountId;
    rejected.marketId = order.marketId;
    rejected.reason = reason;
    events.orderRejected(rejected);
  }

  private void enterGoodTillCanceled(PlaceOrder order) {
    int slot = orders.acquire();
    int position = positions.acquire(order.subAccountId, order.marketId);
    placedOrderId = liveOrders.nextOrderId(slot);
    orders.setPriceAndSide(slot, proposed.priceTicks, order.side);
    orders.setLeavesLots(slot, order.orderQtyLots);
    orders.setOrderId(slot, placedOrderId);
    orders.setClOrdId(slot, order.clOrdId);
    orders.setPositionSlot(slot, position);
    orders.setFlags(slot, LiveOrders.flags(order));
    liveOrders.enter(slot);
    if (plan.isEmpty()) {
      accept(order, order.orderQtyLots, bookEntry.rest(slot, proposed.market));
    } else {
      accept(order, 0, 0);
      bookEntry.tradeAndRest(slot, plan);
      positions.releaseIfIdle(position);
    }
  }

  private void enterImmediate(PlaceOrder order) {
    placedOrderId = liveOrders.nextOrderId(LiveOrders.NONE);
    accept(order, 0, 0);
    if (!plan.isEmpty()) {
      int position = positions.acquire(order.subAccountId, order.marketId);
      matching.sweep(plan, placedOrderId, order.orderQtyLots, 0, position);
      positions.releaseIfIdle(position);
    }
    long leaves = order.orderQtyLots - plan.fillLots() - plan.reducedLots();
    if (leaves > 0) {
      endImmediate(order, leaves);
    }
  }

  private void accept(PlaceOrder order, long restingLots, long levelLots) {
    accepted.orderId = placedOrderId;
    accepted.clOrdId = order.clOrdId;
    accepted.orderQtyLots = order.orderQtyLots;
    accepted.restingQtyLots = restingLots;
    accepted.levelQtyLots = levelLots;
    accepted.subAccountId = order.subAccountId;
    accepted.priceTicks = proposed.priceTicks;
    accepted.marketId = order.marketId;
    accepted.side = order.side;
    accepted.ordType = order.ordType;
    accepted.timeInForce = order.timeInForce;
    accepted.postOnly = order.postOnly;
    accepted.postOnlySlide = order.postOnlySlide;
    accepted.selfTradePrevention = order.selfTradePrevention;
    events.orderAccepted(accepted);
  }

  private void endImmediate(PlaceOrder order, long leavesLots) {
    done.orderId = placedOrderId;
    done.canceledQtyLots = leavesLots;
    done.cumQtyLots = plan.fillLots();
    done.subAccountId = order.subAccountId;
    done.priceTicks = proposed.priceTicks;
    done.marketId = order.marketId;
    done.side = order.side;
    done.reason = plan.end() != null ? plan.end() : DoneReason.IOC_REMAINDER;
    events.orderDone(done);
  }
}
