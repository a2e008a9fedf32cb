package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.order.OrderPart;

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
    accepted.restingQtyLots = restingLots;
    accepted.levelQtyLots = levelLots;
    accept(order, orderId, lots, priceTicks, order.triggerPriceTicks);
  }

  /**
   * Tells that a leg of a bracket was taken.
   *
   * @param parentOrderId 0: none
   * @param ocoOrderId of the other leg; 0: none
   */
  void acceptLeg(
      PlaceOrder leg,
      long orderId,
      long lots,
      int triggerTicks,
      long parentOrderId,
      long ocoOrderId) {
    accepted.parentOrderId = parentOrderId;
    accepted.ocoOrderId = ocoOrderId;
    acceptWaiting(leg, orderId, lots, triggerTicks);
    accepted.parentOrderId = 0;
    accepted.ocoOrderId = 0;
  }

  /** Tells that an order was taken which waits for a price. */
  void acceptWaiting(PlaceOrder order, long orderId, long lots, int triggerTicks) {
    accepted.restingQtyLots = 0;
    accepted.levelQtyLots = 0;
    accept(order, orderId, lots, order.priceTicks, triggerTicks);
  }

  private void accept(PlaceOrder order, long orderId, long lots, int priceTicks, int triggerTicks) {
    accepted.orderId = orderId;
    accepted.clOrdId = order.clOrdId;
    accepted.orderQtyLots = lots;
    accepted.subAccountId = order.subAccountId;
    accepted.priceTicks = priceTicks;
    accepted.marketId = order.marketId;
    accepted.side = order.side;
    accepted.ordType = order.ordType;
    accepted.timeInForce = order.timeInForce;
    accepted.postOnly = order.postOnly;
    accepted.postOnlySlide = order.postOnlySlide;
    accepted.force = order.force;
    accepted.selfTradePrevention = order.selfTradePrevention;
    accepted.displayQtyLots = order.displayQtyLots;
    accepted.reduceOnly = order.reduceOnly;
    accepted.triggerPriceTicks = triggerTicks;
    accepted.triggerSource = order.triggerSource;
    accepted.trailingOffsetTicks = order.trailingOffsetTicks;
    accepted.trailingOffsetPpm = order.trailingOffsetPpm;
    accepted.activationPriceTicks = order.activationPriceTicks;
    accepted.expireTimeNs = order.expireTimeNs;
    events.orderAccepted(accepted);
  }

  void reject(PlaceOrder order, RejectReason reason) {
    reject(order, OrderPart.ORDER, reason);
  }

  /** Tells that a part of a command was refused, and with it the whole. */
  void reject(PlaceOrder order, OrderPart part, RejectReason reason) {
    rejected.clOrdId = order.clOrdId;
    rejected.subAccountId = order.subAccountId;
    rejected.marketId = order.marketId;
    rejected.reason = reason;
    rejected.part = part;
    events.orderRejected(rejected);
  }
}
