package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.market.MarketState;
import java.math.BigInteger;

/** Amendments of orders: in place, or as a new order under the old number. */
final class NaiveAmendment {
  private final NaiveTrading trading;

  NaiveAmendment(NaiveTrading trading) {
    this.trading = trading;
  }

  RejectReason amend(AmendOrder command, NaiveMarket.Order order) {
    NaiveMarket market = order.market;
    if (!NaiveTrading.takesOrders(market)) {
      return RejectReason.MARKET_NOT_ACCEPTING_ORDERS;
    }
    if (trading.auctions.has(order)) {
      return RejectReason.ORDER_IN_AUCTION;
    }
    if (market.waiting.contains(order)) {
      return trading.triggers.amend(command, order);
    }
    if (command.triggerPriceTicks != 0
        || command.trailingOffsetTicks != 0
        || command.trailingOffsetPpm != 0
        || command.activationPriceTicks != 0) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    if (order.leg && NaiveBrackets.isOtherQuantity(command.orderQtyLots, order)) {
      return RejectReason.LEG_QUANTITY_FIXED;
    }
    if (!order.leg && command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (command.priceTicks < 1 || command.priceTicks > market.parameters.maxPriceTicks) {
      return RejectReason.INVALID_PRICE;
    }
    BigInteger total = order.leg ? order.total() : big(command.orderQtyLots);
    if (total.compareTo(order.cum) <= 0) {
      market.orders.remove(order);
      return RejectReason.NONE;
    }
    RejectReason size =
        order.leg ? RejectReason.NONE : NaiveTrading.checkSize(command.orderQtyLots, market);
    if (size != RejectReason.NONE) {
      return size;
    }
    if (NaiveTrading.isTooManySlices(order.display, total.subtract(order.cum))) {
      return RejectReason.INVALID_DISPLAY_QUANTITY;
    }
    long price = order.slides ? market.slide(order.side, command.priceTicks) : command.priceTicks;
    boolean shrinks = price == order.price && total.compareTo(order.total()) < 0;
    NaiveMarket.Order changed = order.copy();
    changed.leaves = total.subtract(order.cum);
    if (order.reduceOnly && trading.reduceOnly.cut(changed, !shrinks) != RejectReason.NONE) {
      return RejectReason.NOTHING_TO_REDUCE;
    }
    total = changed.total();
    if (price == order.price && total.equals(order.total())) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    if (price == order.price && total.compareTo(order.total()) < 0) {
      order.shrink(total.subtract(order.cum));
      return RejectReason.NONE;
    }
    return requeue(order, (int) Math.max(0, price), total.subtract(order.cum));
  }

  /** The order loses its place: it leaves, trades what it can, and rests behind all others. */
  private RejectReason requeue(NaiveMarket.Order order, int price, BigInteger leaves) {
    NaiveMarket market = order.market;
    if (market.state == MarketState.POST_ONLY && !order.postOnly) {
      return RejectReason.MARKET_POST_ONLY;
    }
    if (market.state == MarketState.REDUCE_ONLY && !order.reduceOnly) {
      return RejectReason.MARKET_REDUCE_ONLY;
    }
    if (price < 1 || price > market.parameters.maxPriceTicks) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    if (!market.isWithin(market.parameters.placementBandPpm, price)) {
      return RejectReason.PRICE_OUTSIDE_BAND;
    }
    NaiveMarket.Order changed = order.copy();
    changed.price = price;
    changed.leaves = leaves;
    BigInteger fillable = trading.matching.fillable(changed);
    if (changed.postOnly && trading.expiry.wouldTake(changed)) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    RejectReason risk = trading.risk.check(changed, order, fillable);
    if (risk != RejectReason.NONE) {
      return risk;
    }
    if (NaiveTrading.levelWouldOverflow(changed)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    market.orders.remove(order);
    if (trading.matching.sweep(changed) && changed.leaves.signum() > 0) {
      NaiveMarket.queue(market.orders, changed);
    }
    return RejectReason.NONE;
  }
}
