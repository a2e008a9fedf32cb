package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.LeverageSet;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.RateLimitsSet;
import io.quantdesk.engine.event.RiskAlert;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.OrderPart;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.protocol.sbe.CancelScheduledDecoder;
import io.quantdesk.protocol.sbe.LeverageSetDecoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderEnlargedDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRejectedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.OrderTriggeredDecoder;
import io.quantdesk.protocol.sbe.RateLimitsSetDecoder;
import io.quantdesk.protocol.sbe.RiskAlertDecoder;
import io.quantdesk.protocol.sbe.ScheduledCancelStartedDecoder;
import io.quantdesk.protocol.sbe.ScheduledCloseEndedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import org.agrona.DirectBuffer;

/** Decodes what becomes of orders into calls of a listener. */
final class OrderEventDecoder {
  private final EngineEvents events;
  private final LiquidationEventDecoder liquidations;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private DirectBuffer buffer;
  private int offset;

  OrderEventDecoder(EngineEvents events) {
    this.events = events;
    liquidations = new LiquidationEventDecoder(events);
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer block, int messageOffset) {
    buffer = block;
    offset = messageOffset;
    switch (templateId) {
      case OrderAcceptedDecoder.TEMPLATE_ID -> orderAccepted();
      case OrderRejectedDecoder.TEMPLATE_ID -> orderRejected();
      case OrderRestedDecoder.TEMPLATE_ID -> orderRested();
      case OrderAmendedDecoder.TEMPLATE_ID -> orderAmended();
      case OrderDoneDecoder.TEMPLATE_ID -> orderDone();
      case TradedDecoder.TEMPLATE_ID -> traded();
      case OrderReducedDecoder.TEMPLATE_ID -> orderReduced();
      case MassCancelCompletedDecoder.TEMPLATE_ID -> massCancelCompleted();
      case RateLimitsSetDecoder.TEMPLATE_ID -> rateLimitsSet();
      case LeverageSetDecoder.TEMPLATE_ID -> leverageSet();
      case RiskAlertDecoder.TEMPLATE_ID -> riskAlert();
      case CancelScheduledDecoder.TEMPLATE_ID -> cancelScheduled();
      case ScheduledCancelStartedDecoder.TEMPLATE_ID -> scheduledCancelStarted();
      case ScheduledCloseEndedDecoder.TEMPLATE_ID -> scheduledCloseEnded();
      case OrderEnlargedDecoder.TEMPLATE_ID -> orderEnlarged();
      case OrderTriggeredDecoder.TEMPLATE_ID -> orderTriggered();
      default -> liquidations.decode(templateId, block, messageOffset);
    }
  }

  private void orderAccepted() {
    OrderAcceptedDecoder message = new OrderAcceptedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderAccepted event = new OrderAccepted();
    event.orderId = message.orderId();
    event.clOrdId = message.clOrdId();
    event.orderQtyLots = message.orderQtyLots();
    event.restingQtyLots = message.restingQtyLots();
    event.levelQtyLots = message.levelQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    event.ordType = OrdType.of(message.ordTypeRaw());
    event.timeInForce = TimeInForce.of(message.timeInForceRaw());
    event.postOnly = message.execInst().postOnly();
    event.postOnlySlide = message.execInst().postOnlySlide();
    event.force = message.execInst().force();
    event.displayQtyLots = message.displayQtyLots();
    event.reduceOnly = message.execInst().reduceOnly();
    event.selfTradePrevention = SelfTradePrevention.of(message.selfTradePreventionRaw());
    event.triggerPriceTicks = message.triggerPriceTicks();
    event.triggerSource = TriggerSource.of(message.triggerSourceRaw());
    event.expireTimeNs = message.expireTimeNs();
    event.trailingOffsetTicks = message.trailingOffsetTicks();
    event.trailingOffsetPpm = message.trailingOffsetPpm();
    event.activationPriceTicks = message.activationPriceTicks();
    event.parentOrderId = message.parentOrderId();
    event.ocoOrderId = message.ocoOrderId();
    events.orderAccepted(event);
  }

  private void orderRejected() {
    OrderRejectedDecoder message = new OrderRejectedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderRejected event = new OrderRejected();
    event.clOrdId = message.clOrdId();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    event.reason = RejectReason.of(message.reasonRaw());
    event.part = OrderPart.of(message.partRaw());
    events.orderRejected(event);
  }

  private void orderRested() {
    OrderRestedDecoder message = new OrderRestedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderRested event = new OrderRested();
    event.orderId = message.orderId();
    event.restingQtyLots = message.restingQtyLots();
    event.levelQtyLots = message.levelQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    events.orderRested(event);
  }

  private void orderAmended() {
    OrderAmendedDecoder message = new OrderAmendedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderAmended event = new OrderAmended();
    event.orderId = message.orderId();
    event.orderQtyLots = message.orderQtyLots();
    event.leavesQtyLots = message.leavesQtyLots();
    event.restingQtyLots = message.restingQtyLots();
    event.oldLevelQtyLots = message.oldLevelQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.oldPriceTicks = message.oldPriceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    event.triggerPriceTicks = message.triggerPriceTicks();
    event.trailingOffsetTicks = message.trailingOffsetTicks();
    event.trailingOffsetPpm = message.trailingOffsetPpm();
    event.activationPriceTicks = message.activationPriceTicks();
    events.orderAmended(event);
  }

  private void orderDone() {
    OrderDoneDecoder message = new OrderDoneDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderDone event = new OrderDone();
    event.orderId = message.orderId();
    event.canceledQtyLots = message.canceledQtyLots();
    event.cumQtyLots = message.cumQtyLots();
    event.levelQtyLots = message.levelQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    event.reason = DoneReason.of(message.reasonRaw());
    event.rested = message.rested() != 0;
    event.rejectReason = RejectReason.of(message.rejectReasonRaw());
    events.orderDone(event);
  }

  private void orderReduced() {
    OrderReducedDecoder message = new OrderReducedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderReduced event = new OrderReduced();
    event.orderId = message.orderId();
    event.orderQtyLots = message.orderQtyLots();
    event.leavesQtyLots = message.leavesQtyLots();
    event.levelQtyLots = message.levelQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    event.reason = DoneReason.of(message.reasonRaw());
    event.rested = message.rested() != 0;
    events.orderReduced(event);
  }

  private void orderEnlarged() {
    OrderEnlargedDecoder message = new OrderEnlargedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderEnlarged event = new OrderEnlarged();
    event.orderId = message.orderId();
    event.orderQtyLots = message.orderQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.triggerPriceTicks = message.triggerPriceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    events.orderEnlarged(event);
  }

  private void orderTriggered() {
    OrderTriggeredDecoder message = new OrderTriggeredDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OrderTriggered event = new OrderTriggered();
    event.orderId = message.orderId();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.triggerPriceTicks = message.triggerPriceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    event.triggerSource = TriggerSource.of(message.triggerSourceRaw());
    events.orderTriggered(event);
  }

  private void traded() {
    TradedDecoder message = new TradedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    Traded event = new Traded();
    event.tradeId = message.tradeId();
    event.takerOrderId = message.takerOrderId();
    event.makerOrderId = message.makerOrderId();
    event.lastQtyLots = message.lastQtyLots();
    event.takerLeavesQtyLots = message.takerLeavesQtyLots();
    event.makerLeavesQtyLots = message.makerLeavesQtyLots();
    event.makerLevelQtyLots = message.makerLevelQtyLots();
    event.takerFeeMicros = message.takerFeeMicros();
    event.makerFeeMicros = message.makerFeeMicros();
    event.takerSubAccountId = (int) message.takerSubAccountId();
    event.makerSubAccountId = (int) message.makerSubAccountId();
    event.lastPriceTicks = message.lastPriceTicks();
    event.marketId = message.marketId();
    event.takerSide = Side.of(message.takerSideRaw());
    event.quoted = message.quoted() != 0;
    event.auctionId = message.auctionId();
    events.traded(event);
  }

  private void massCancelCompleted() {
    MassCancelCompletedDecoder message = new MassCancelCompletedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    MassCancelCompleted event = new MassCancelCompleted();
    event.requestSeq = message.requestSeq();
    event.canceledOrders = (int) message.canceledOrders();
    event.subAccountId = (int) message.subAccountId();
    events.massCancelCompleted(event);
  }

  private void cancelScheduled() {
    CancelScheduledDecoder message = new CancelScheduledDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CancelScheduled event = new CancelScheduled();
    event.cancelTimeNs = message.cancelTimeNs();
    event.subAccountId = (int) message.subAccountId();
    event.closeAll = message.closeAll() != 0;
    events.cancelScheduled(event);
  }

  private void scheduledCancelStarted() {
    ScheduledCancelStartedDecoder message = new ScheduledCancelStartedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    ScheduledCancelStarted event = new ScheduledCancelStarted();
    event.cancelTimeNs = message.cancelTimeNs();
    event.subAccountId = (int) message.subAccountId();
    event.closeAll = message.closeAll() != 0;
    events.scheduledCancelStarted(event);
  }

  private void scheduledCloseEnded() {
    ScheduledCloseEndedDecoder message = new ScheduledCloseEndedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    ScheduledCloseEnded event = new ScheduledCloseEnded();
    event.leavesLots = message.leavesLots();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    event.reason = RejectReason.of(message.reasonRaw());
    events.scheduledCloseEnded(event);
  }

  private void rateLimitsSet() {
    RateLimitsSetDecoder message = new RateLimitsSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    RateLimitsSet event = new RateLimitsSet();
    event.orderTokens = message.orderTokens();
    event.refillIntervalNs = message.refillIntervalNs();
    events.rateLimitsSet(event);
  }

  private void leverageSet() {
    LeverageSetDecoder message = new LeverageSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    LeverageSet event = new LeverageSet();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    event.leverage = message.leverage();
    events.leverageSet(event);
  }

  private void riskAlert() {
    RiskAlertDecoder message = new RiskAlertDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    RiskAlert event = new RiskAlert();
    event.subAccountId = (int) message.subAccountId();
    event.level = message.level();
    event.healthFactor = message.healthFactor();
    event.equityMicros = message.equityMicros();
    event.maintenanceMarginMicros = message.maintenanceMarginMicros();
    events.riskAlert(event);
  }
}
