package io.quantdesk.engine.trading;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;

/** What an order must look like, whoever sends it; nothing here knows the book or the account. */
final class OrderRules {
  /** Most slices of one iceberg order. */
  static final int MAX_SLICES = 100;

  private OrderRules() {}

  /**
   * Refusals in this order: market state, combination, post-only market, quantity, price, display
   * quantity, expire time.
   */
  static RejectReason check(PlaceOrder order, Market market, long nowNs) {
    if (!market.state().acceptsOrders()) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (!isCombination(order)) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    if (market.state() == MarketState.POST_ONLY && !isPostOnly(order)) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (order.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    RejectReason reason = checkSize(order.orderQtyLots, market.parameters());
    return reason == RejectReason.NONE ? checkForm(order, market, nowNs) : reason;
  }

  /**
   * What counts of a leg that gets its quantity later. Refusals in this order: combination, price,
   * expire time.
   */
  static RejectReason checkLeg(PlaceOrder leg, Market market, long nowNs) {
    return isCombination(leg)
        ? checkForm(leg, market, nowNs)
        : RejectReason.INVALID_ORDER_COMBINATION;
  }

  private static boolean isCombination(PlaceOrder order) {
    boolean mayRest = order.timeInForce.mayRest();
    boolean expires = order.timeInForce == TimeInForce.GTD;
    return (mayRest ? order.ordType.hasLimit() : !isPostOnly(order))
        && !hasStrayTrigger(order)
        && (expires || order.expireTimeNs == 0)
        && (mayRest || order.displayQtyLots == 0)
        && (!order.jit || AuctionEntry.isPossible(order))
        && (!order.force || (order.reduceOnly && order.ordType.isStop()));
  }

  private static RejectReason checkForm(PlaceOrder order, Market market, long nowNs) {
    boolean noPrice = !order.ordType.hasLimit() && order.priceTicks == 0;
    if (!noPrice && !isPrice(order.priceTicks, market.parameters())) {
      return RejectReason.INVALID_PRICE;
    }
    if (order.displayQtyLots != 0 && !isDisplay(order, market.parameters())) {
      return RejectReason.INVALID_DISPLAY_QUANTITY;
    }
    return order.timeInForce == TimeInForce.GTD && order.expireTimeNs <= nowNs
        ? RejectReason.INVALID_EXPIRE_TIME
        : RejectReason.NONE;
  }

  private static boolean isDisplay(PlaceOrder order, MarketParameters parameters) {
    return order.displayQtyLots >= parameters.minOrderLots
        && order.displayQtyLots <= order.orderQtyLots
        && !isTooManySlices(order.displayQtyLots, order.orderQtyLots);
  }

  /**
   * Whether an iceberg order would take more slices than one may: each costs as much as an order.
   */
  static boolean isTooManySlices(long displayLots, long lots) {
    return (lots - 1) / displayLots >= MAX_SLICES;
  }

  static boolean isPostOnly(PlaceOrder order) {
    return order.postOnly || order.postOnlySlide;
  }

  /**
   * Price of a sliding post-only order: its own, or one tick outside the other side's best when it
   * would trade. Can be no price at all: 0, or above the highest.
   */
  static int slide(Market market, Side side, int priceTicks) {
    return market.crosses(side, priceTicks)
        ? market.book().bestPriceTicks(side.opposite()) - side.sign()
        : priceTicks;
  }

  private static boolean hasStrayTrigger(PlaceOrder order) {
    boolean hasTrigger = order.triggerPriceTicks != 0 || order.triggerSource != TriggerSource.MARK;
    boolean hasTrail =
        (order.trailingOffsetTicks | order.trailingOffsetPpm | order.activationPriceTicks) != 0;
    if (order.ordType.isTrailing()) {
      return order.triggerPriceTicks != 0;
    }
    return hasTrail || (hasTrigger && !order.ordType.isTrigger());
  }

  static boolean isPrice(int priceTicks, MarketParameters parameters) {
    return priceTicks >= 1 && priceTicks <= parameters.maxPriceTicks;
  }

  /** Least and most lots of one order. */
  static RejectReason checkSize(long lots, MarketParameters parameters) {
    if (lots < parameters.minOrderLots) {
      return RejectReason.QUANTITY_BELOW_MINIMUM;
    }
    return lots > parameters.maxOrderLots ? RejectReason.QUANTITY_ABOVE_MAXIMUM : RejectReason.NONE;
  }
}
