package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderRejected;

/** Tells who placed an order that it was taken or refused. */
final class OrderAnswers {
  private final EngineEvents events;
  private final OrderAccepted accepted = new OrderAccepted();
  private final OrderRejected rejected = new OrderRejected();

  OrderAnswers(EngineEvents events) {
    this.events = events;
  }

  /**
   * Tells that an order was taken.
   *
   * @param lots its quantity, or what was left of it
   * @param priceTicks its limit, or the worst price of a market order
   * @param restingLots what rests at once, without a trade before
   * @param levelLots quantity of its level then
   */
  void accept(
      PlaceOrder order, long orderId, long lots, int priceTicks, long restingLots, long levelLots) {
    accepted.orderId = orderId;
    accepted.clOrdId = order.clOrdId;
    accepted.orderQtyLots = lots;
    accepted.restingQtyLots = restingLots;
    accepted.levelQtyLots = levelLots;
    accepted.subAccountId = order.subAccountId;
    accepted.priceTicks = priceTicks;
    accepted.marketId = order.marketId;
    accepted.side = order.side;
    accepted.ordType = order.ordType;
    accepted.timeInForce = order.timeInForce;
    accepted.postOnly = order.postOnly;
    accepted.postOnlySlide = order.postOnlySlide;
    accepted.selfTradePrevention = order.selfTradePrevention;
    accepted.displayQtyLots = order.displayQtyLots;
    accepted.reduceOnly = order.reduceOnly;
    accepted.triggerPriceTicks = order.triggerPriceTicks;
    accepted.triggerSource = order.triggerSource;
    accepted.expireTimeNs = order.expireTimeNs;
    events.orderAccepted(accepted);
  }

  void reject(PlaceOrder order, RejectReason reason) {
    rejected.clOrdId = order.clOrdId;
    rejected.subAccountId = order.subAccountId;
    rejected.marketId = order.marketId;
    rejected.reason = reason;
    events.orderRejected(rejected);
  }
}
