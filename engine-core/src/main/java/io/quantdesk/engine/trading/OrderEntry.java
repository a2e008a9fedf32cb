package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.IsolatedScopes;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.funds.IsolatedMargin;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;

/** Takes new orders. Only orders that may rest or wait get a slot. */
public final class OrderEntry {
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final ReduceOnlyOrders reduceOnly;
  private final CommandTime time;
  private final SenderRules senders;
  private final OrderTerms terms;
  private final IsolatedMargin isolatedMargin;
  private final IsolatedScopes isolated;
  private final BookPlaces places;
  private final BookEntry bookEntry;
  private final ImmediateTrading immediate;
  private final TriggerEntry triggerEntry;
  private final BracketLegs bracketLegs;
  private final AuctionEntry auctions;
  private final OrderAnswers answers;
  private boolean auctioned;
  private long placedOrderId;

  OrderEntry(
      EngineState state,
      SenderRules senders,
      OrderTerms terms,
      IsolatedMargin isolatedMargin,
      BookPlaces places,
      BookEntry bookEntry,
      ImmediateTrading immediate,
      TriggerEntry triggerEntry,
      BracketLegs bracketLegs,
      AuctionEntry auctions,
      OrderAnswers answers) {
    positions = state.positions;
    markets = state.markets;
    isolated = state.scopes.isolated();
    orders = state.orders;
    liveOrders = state.liveOrders;
    reduceOnly = state.reduceOnly;
    time = state.time;
    this.senders = senders;
    this.terms = terms;
    this.isolatedMargin = isolatedMargin;
    this.places = places;
    this.bookEntry = bookEntry;
    this.immediate = immediate;
    this.triggerEntry = triggerEntry;
    this.bracketLegs = bracketLegs;
    this.auctions = auctions;
    this.answers = answers;
  }

  /** Takes an order or refuses it with OrderRejected; see {@link #placedOrderId}. */
  public RejectReason place(PlaceOrder order) {
    placedOrderId = 0;
    RejectReason reason = check(order);
    if (reason != RejectReason.NONE) {
      answers.reject(order, reason);
    } else {
      if (order.isolatedMarginMicros != 0) {
        isolatedMargin.keep();
      }
      if (auctioned) {
        isolated.touch(order.subAccountId);
        placedOrderId = auctions.enter(order);
      } else {
        enter(order, Legs.NONE);
      }
    }
    return reason;
  }

  /**
   * Takes an order that the engine makes on the owner's behalf in a market where that has a
   * position, or refuses it for what {@link #check} finds; but it costs no token, is never
   * auctioned, and only the caller hears of a refusal.
   */
  RejectReason placeForOwner(PlaceOrder order) {
    RejectReason reason = senders.checkStanding(order.subAccountId);
    if (reason == RejectReason.NONE) {
      reason = checkIn(markets.get(order.marketId), order);
    }
    if (reason == RejectReason.NONE) {
      enter(order, Legs.NONE);
    }
    return reason;
  }

  /** Takes the order that was checked last; legs come before its first trade. */
  void enter(PlaceOrder order, Legs legs) {
    isolated.touch(order.subAccountId);
    if (order.ordType.isTrigger()) {
      enterWaiting(order, legs);
    } else if (order.timeInForce.mayRest()) {
      enterResting(order, legs);
    } else {
      enterImmediate(order, legs);
    }
  }

  /** Id of the order that the last call took; 0 when it refused. */
  public long placedOrderId() {
    return placedOrderId;
  }

  /**
   * Refusals in this order: missing field, the sender (see {@link SenderRules}), unknown market,
   * cash from its parent (see {@link IsolatedMargin}), shape of the order (see OrderRules), client
   * order id; then for one that waits for its trigger see {@link TriggerEntry#check}, for one that
   * is auctioned {@link AuctionEntry}, for others see {@link OrderTerms#check}, then room.
   */
  private RejectReason check(PlaceOrder order) {
    if (lacksField(order)) {
      return RejectReason.INVALID_FIELD;
    }
    RejectReason reason = senders.check(order.subAccountId, order.marketId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.find(order.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    return order.isolatedMarginMicros == 0
        ? checkSingle(market, order)
        : checkWithCash(market, order);
  }

  /** With the cash that comes from the parent; nothing has moved when the order is refused. */
  private RejectReason checkWithCash(Market market, PlaceOrder order) {
    RejectReason reason = isolatedMargin.lend(order.subAccountId, order.isolatedMarginMicros);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    reason = checkSingle(market, order);
    if (reason != RejectReason.NONE) {
      isolatedMargin.takeBack();
    }
    return reason;
  }

  static boolean lacksField(PlaceOrder order) {
    return order.side == null
        || order.ordType == null
        || order.timeInForce == null
        || order.selfTradePrevention == null
        || order.triggerSource == null;
  }

  /** From the shape of an order without legs on. */
  private RejectReason checkSingle(Market market, PlaceOrder order) {
    auctioned = false;
    return order.jit || market.auctions().areOn()
        ? checkForAuction(market, order)
        : checkIn(market, order);
  }

  private RejectReason checkForAuction(Market market, PlaceOrder order) {
    RejectReason reason = checkForm(market, order);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (order.jit) {
      reason = auctions.refusal(order, market);
      if (reason != RejectReason.NONE) {
        return reason;
      }
    }
    auctioned = order.jit || auctions.takes(order, market);
    return auctioned ? auctions.check(order, market) : checkTerms(market, order);
  }

  /** From the shape of the order on. */
  RejectReason checkIn(Market market, PlaceOrder order) {
    RejectReason reason = checkForm(market, order);
    return reason == RejectReason.NONE ? checkTerms(market, order) : reason;
  }

  private RejectReason checkForm(Market market, PlaceOrder order) {
    RejectReason reason = OrderRules.check(order, market, time.ns());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    return liveOrders.findByClOrdId(order.subAccountId, order.clOrdId) != LiveOrders.NONE
        ? RejectReason.DUPLICATE_CL_ORD_ID
        : RejectReason.NONE;
  }

  private RejectReason checkTerms(Market market, PlaceOrder order) {
    if (order.ordType.isTrigger()) {
      return triggerEntry.check(order, market);
    }
    RejectReason reason = terms.check(order, market);
    return reason == RejectReason.NONE ? checkRoom(order) : reason;
  }

  /**
   * Refusals in this order: order slots, reduce-only orders, price levels, level quantity, position
   * slots.
   */
  private RejectReason checkRoom(PlaceOrder order) {
    if (!liveOrders.canNumber()) {
      return RejectReason.ORDER_CAPACITY;
    }
    if (order.timeInForce.mayRest()) {
      if (orders.available() == 0) {
        return RejectReason.ORDER_CAPACITY;
      }
      if (order.reduceOnly && reduceOnly.isFull(terms.positionSlot())) {
        return RejectReason.REDUCE_ONLY_ORDER_LIMIT;
      }
      RejectReason reason = terms.checkLevelRoom();
      if (reason != RejectReason.NONE) {
        return reason;
      }
    }
    return terms.positionSlot() == Positions.NONE && positions.available() == 0
        ? RejectReason.POSITION_CAPACITY
        : RejectReason.NONE;
  }

  private void enterWaiting(PlaceOrder order, Legs legs) {
    int slot = triggerEntry.enter(order);
    placedOrderId = orders.orderId(slot);
    attach(legs, slot);
  }

  private int attach(Legs legs, int slot) {
    return legs == Legs.ATTACHED ? bracketLegs.attach(slot, placedOrderId) : Brackets.NONE;
  }

  private void enterResting(PlaceOrder order, Legs legs) {
    int position = terms.acquirePosition();
    int flags = LiveOrders.flags(order);
    int slot = liveOrders.open(order, position, terms.lots(), terms.priceTicks(), flags);
    placedOrderId = orders.orderId(slot);
    if (terms.plan().isEmpty()) {
      accept(order, terms.lots(), places.join(slot, terms.market()));
      attach(legs, slot);
    } else {
      accept(order, 0, 0);
      attach(legs, slot);
      bookEntry.tradeAndRest(slot, terms.plan());
      positions.releaseIfIdle(position);
    }
  }

  private void enterImmediate(PlaceOrder order, Legs legs) {
    placedOrderId = liveOrders.nextOrderId(LiveOrders.NONE);
    accept(order, 0, 0);
    int bracket = attach(legs, Brackets.NONE);
    immediate.trade(order, placedOrderId, terms.lots(), terms.plan());
    if (bracket != Brackets.NONE) {
      bracketLegs.parentDone(bracket, terms.plan().fillLots());
    }
  }

  private void accept(PlaceOrder order, long restingLots, long levelLots) {
    answers.accept(order, placedOrderId, terms.lots(), terms.priceTicks(), restingLots, levelLots);
  }
}
