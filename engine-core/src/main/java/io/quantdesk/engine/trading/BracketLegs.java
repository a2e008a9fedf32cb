package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * The legs of the bracket that is being placed: read once, checked one by one, then taken together.
 * Those of a parent have no quantity at first and wait for no price; those of a pair wait at once,
 * as trigger orders of their own do.
 */
final class BracketLegs {
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final TriggerOrders triggers;
  private final Brackets brackets;
  private final CommandTime time;
  private final TriggerEntry triggerEntry;
  private final OrderRemoval removal;
  private final OrderAnswers answers;
  private final PlaceOrder takeProfit = new PlaceOrder();
  private final PlaceOrder stop = new PlaceOrder();
  private boolean hasTakeProfit;
  private boolean hasStop;

  BracketLegs(
      EngineState state, TriggerEntry triggerEntry, OrderRemoval removal, OrderAnswers answers) {
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    triggers = state.triggers;
    brackets = state.brackets;
    time = state.time;
    this.triggerEntry = triggerEntry;
    this.removal = removal;
    this.answers = answers;
  }

  /** Takes the legs of a command; those that it has not do not count. */
  void read(PlaceBracket command) {
    hasTakeProfit = command.hasTakeProfit;
    hasStop = command.hasStop;
    read(command.takeProfit, command.parent, takeProfit);
    read(command.stop, command.parent, stop);
    stop.force = !command.hasParent && command.parent.force;
    takeProfit.trailingOffsetTicks = 0;
    takeProfit.trailingOffsetPpm = 0;
    takeProfit.activationPriceTicks = 0;
  }

  private static void read(PlaceOrder from, PlaceOrder parent, PlaceOrder leg) {
    leg.clOrdId = from.clOrdId;
    leg.priceTicks = from.priceTicks;
    leg.ordType = from.ordType;
    leg.timeInForce = from.timeInForce;
    leg.triggerPriceTicks = from.triggerPriceTicks;
    leg.triggerSource = from.triggerSource;
    leg.expireTimeNs = from.expireTimeNs;
    leg.trailingOffsetTicks = from.trailingOffsetTicks;
    leg.trailingOffsetPpm = from.trailingOffsetPpm;
    leg.activationPriceTicks = from.activationPriceTicks;
    leg.orderQtyLots = parent.orderQtyLots;
    leg.subAccountId = parent.subAccountId;
    leg.marketId = parent.marketId;
    leg.side = parent.side == null ? null : parent.side.opposite();
    leg.selfTradePrevention = parent.selfTradePrevention;
    leg.reduceOnly = true;
  }

  int count() {
    return (hasTakeProfit ? 1 : 0) + (hasStop ? 1 : 0);
  }

  boolean hasTakeProfit() {
    return hasTakeProfit;
  }

  boolean hasStop() {
    return hasStop;
  }

  PlaceOrder takeProfit() {
    return takeProfit;
  }

  PlaceOrder stop() {
    return stop;
  }

  /** Whether a leg lacks a field. */
  boolean lacksField() {
    return (hasTakeProfit && lacksField(takeProfit)) || (hasStop && lacksField(stop));
  }

  private static boolean lacksField(PlaceOrder leg) {
    return leg.ordType == null || leg.timeInForce == null || leg.triggerSource == null;
  }

  /** Refusals in this order: type of the leg, then as of both legs. */
  RejectReason checkTakeProfit(PlaceOrder parent, Market market) {
    OrdType type = takeProfit.ordType;
    boolean isRight = type == OrdType.TAKE_PROFIT || type == OrdType.TAKE_PROFIT_LIMIT;
    return isRight ? check(takeProfit, parent, market) : RejectReason.INVALID_LEG_TYPE;
  }

  /**
   * Refusals in this order: type of the leg, then as of both legs, client order id of the other
   * leg, a trigger that is not on the losing side of the other leg's.
   */
  RejectReason checkStop(PlaceOrder parent, Market market) {
    OrdType type = stop.ordType;
    boolean isRight = type == OrdType.STOP || type == OrdType.STOP_LIMIT || type.isTrailing();
    if (!isRight) {
      return RejectReason.INVALID_LEG_TYPE;
    }
    RejectReason reason = check(stop, parent, market);
    if (reason != RejectReason.NONE || !hasTakeProfit) {
      return reason;
    }
    if (stop.clOrdId != 0 && stop.clOrdId == takeProfit.clOrdId) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    int gain = takeProfit.triggerPriceTicks - stop.triggerPriceTicks;
    return !type.isTrailing() && gain * -stop.side.sign() <= 0
        ? RejectReason.BRACKET_PRICES_CROSSED
        : RejectReason.NONE;
  }

  /**
   * Refusals in this order: combination, price, expire time, client order id, which can be the
   * parent's, then trigger price or trail; of a leg without a parent all that a trigger order of
   * its own is refused for.
   *
   * @param parent null: there is none
   */
  private RejectReason check(PlaceOrder leg, PlaceOrder parent, Market market) {
    RejectReason reason =
        parent == null
            ? OrderRules.check(leg, market, time.ns())
            : OrderRules.checkLeg(leg, market, time.ns());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    boolean isParents = parent != null && leg.clOrdId != 0 && leg.clOrdId == parent.clOrdId;
    if (isParents || liveOrders.findByClOrdId(leg.subAccountId, leg.clOrdId) != LiveOrders.NONE) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    if (parent == null) {
      return triggerEntry.check(leg, market);
    }
    if (leg.ordType.isTrailing()) {
      return TrailingRules.checkLeg(leg, market);
    }
    return OrderRules.isPrice(leg.triggerPriceTicks, market.parameters())
        ? RejectReason.NONE
        : RejectReason.INVALID_TRIGGER_PRICE;
  }

  /** Takes the legs of a parent, which has a slot or NONE; returns their bracket. */
  int attach(int parentSlot, long parentOrderId) {
    return enter(parentSlot, parentOrderId, 0);
  }

  /** Takes the legs of a pair with so many lots each; returns the id of the first. */
  long enterPair(long lots) {
    return orders.orderId(brackets.takeProfit(enter(Brackets.NONE, 0, lots)));
  }

  private int enter(int parentSlot, long parentOrderId, long lots) {
    int first = hasTakeProfit ? open(takeProfit, lots) : Brackets.NONE;
    int second = hasStop ? open(stop, lots) : Brackets.NONE;
    int bracket = brackets.open(parentSlot, first, second);
    tell(takeProfit, first, second, parentOrderId);
    tell(stop, second, first, parentOrderId);
    return bracket;
  }

  private int open(PlaceOrder leg, long lots) {
    int position = positions.acquire(leg.subAccountId, leg.marketId);
    int present = markets.get(leg.marketId).priceTicks(leg.triggerSource);
    if (lots == 0) {
      int slot =
          liveOrders.open(leg, position, 0, leg.priceTicks, LiveOrders.inactiveLegFlags(leg));
      triggers.hold(slot, leg, present);
      return slot;
    }
    int flags = LiveOrders.TRIGGER | LiveOrders.flags(leg);
    int slot = liveOrders.open(leg, position, lots, leg.priceTicks, flags);
    triggers.add(slot, leg, present);
    return slot;
  }

  private void tell(PlaceOrder leg, int slot, int otherSlot, long parentOrderId) {
    if (slot != Brackets.NONE) {
      int triggerTicks = triggers.triggerTicks(triggers.find(slot));
      long otherId = otherSlot == Brackets.NONE ? 0 : orders.orderId(otherSlot);
      long lots = orders.leavesLots(slot);
      answers.acceptLeg(leg, orders.orderId(slot), lots, triggerTicks, parentOrderId, otherId);
    }
  }

  /** A parent without a slot is done: its legs are looked at with the next tick, or end. */
  void parentDone(int bracket, long filledLots) {
    if (filledLots > 0) {
      brackets.parentTraded(bracket, filledLots);
    } else {
      int position =
          orders.positionSlot(hasStop ? brackets.stop(bracket) : brackets.takeProfit(bracket));
      removal.endInactiveLegs(bracket);
      positions.releaseIfIdle(position);
    }
  }
}
