package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.protocol.sbe.DoneReason;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.OrderAcceptedEncoder;
import io.quantdesk.protocol.sbe.OrderAmendedEncoder;
import io.quantdesk.protocol.sbe.OrderDoneEncoder;
import io.quantdesk.protocol.sbe.OrderEnlargedEncoder;
import io.quantdesk.protocol.sbe.OrderPart;
import io.quantdesk.protocol.sbe.OrderReducedEncoder;
import io.quantdesk.protocol.sbe.OrderRejectedEncoder;
import io.quantdesk.protocol.sbe.OrderRestedEncoder;
import io.quantdesk.protocol.sbe.OrderTriggeredEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SelfTradePrevention;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.protocol.sbe.TradedEncoder;
import io.quantdesk.protocol.sbe.TriggerSource;
import org.agrona.MutableDirectBuffer;

/** Writes the events of orders and their trades; used by {@link EventPublisher} alone. */
final class OrderEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final OrderAcceptedEncoder orderAccepted = new OrderAcceptedEncoder();
  private final OrderRejectedEncoder orderRejected = new OrderRejectedEncoder();
  private final OrderRestedEncoder orderRested = new OrderRestedEncoder();
  private final OrderAmendedEncoder orderAmended = new OrderAmendedEncoder();
  private final OrderDoneEncoder orderDone = new OrderDoneEncoder();
  private final TradedEncoder traded = new TradedEncoder();
  private final OrderReducedEncoder orderReduced = new OrderReducedEncoder();
  private final OrderTriggeredEncoder orderTriggered = new OrderTriggeredEncoder();
  private final OrderEnlargedEncoder orderEnlarged = new OrderEnlargedEncoder();

  void encode(OrderAccepted event, MutableDirectBuffer buffer, int offset) {
    orderAccepted
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .clOrdId(event.clOrdId)
        .orderQtyLots(event.orderQtyLots)
        .restingQtyLots(event.restingQtyLots)
        .levelQtyLots(event.levelQtyLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()))
        .ordType(OrdType.get((short) event.ordType.code()))
        .timeInForce(TimeInForce.get((short) event.timeInForce.code()))
        .selfTradePrevention(SelfTradePrevention.get((short) event.selfTradePrevention.code()))
        .displayQtyLots(event.displayQtyLots)
        .triggerPriceTicks(event.triggerPriceTicks)
        .triggerSource(TriggerSource.get((short) event.triggerSource.code()))
        .expireTimeNs(event.expireTimeNs)
        .trailingOffsetTicks(event.trailingOffsetTicks)
        .trailingOffsetPpm(event.trailingOffsetPpm)
        .activationPriceTicks(event.activationPriceTicks)
        .parentOrderId(event.parentOrderId)
        .ocoOrderId(event.ocoOrderId)
        .execInst()
        .clear()
        .postOnly(event.postOnly)
        .postOnlySlide(event.postOnlySlide)
        .force(event.force)
        .reduceOnly(event.reduceOnly);
  }

  void encode(OrderRejected event, MutableDirectBuffer buffer, int offset) {
    orderRejected
        .wrapAndApplyHeader(buffer, offset, header)
        .clOrdId(event.clOrdId)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId)
        .reason(RejectReason.get(event.reason.code()))
        .part(OrderPart.get((short) event.part.code()));
  }

  void encode(OrderRested event, MutableDirectBuffer buffer, int offset) {
    orderRested
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .restingQtyLots(event.restingQtyLots)
        .levelQtyLots(event.levelQtyLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()));
  }

  void encode(OrderAmended event, MutableDirectBuffer buffer, int offset) {
    orderAmended
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .orderQtyLots(event.orderQtyLots)
        .leavesQtyLots(event.leavesQtyLots)
        .restingQtyLots(event.restingQtyLots)
        .oldLevelQtyLots(event.oldLevelQtyLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .oldPriceTicks(event.oldPriceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()))
        .triggerPriceTicks(event.triggerPriceTicks)
        .trailingOffsetTicks(event.trailingOffsetTicks)
        .trailingOffsetPpm(event.trailingOffsetPpm)
        .activationPriceTicks(event.activationPriceTicks);
  }

  void encode(OrderDone event, MutableDirectBuffer buffer, int offset) {
    orderDone
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .canceledQtyLots(event.canceledQtyLots)
        .cumQtyLots(event.cumQtyLots)
        .levelQtyLots(event.levelQtyLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()))
        .reason(DoneReason.get((short) event.reason.code()))
        .rested((short) (event.rested ? 1 : 0))
        .rejectReason(RejectReason.get(event.rejectReason.code()));
  }

  void encode(Traded event, MutableDirectBuffer buffer, int offset) {
    traded
        .wrapAndApplyHeader(buffer, offset, header)
        .tradeId(event.tradeId)
        .takerOrderId(event.takerOrderId)
        .makerOrderId(event.makerOrderId)
        .lastQtyLots(event.lastQtyLots)
        .takerLeavesQtyLots(event.takerLeavesQtyLots)
        .makerLeavesQtyLots(event.makerLeavesQtyLots)
        .makerLevelQtyLots(event.makerLevelQtyLots)
        .takerFeeMicros(event.takerFeeMicros)
        .makerFeeMicros(event.makerFeeMicros)
        .takerSubAccountId(event.takerSubAccountId)
        .makerSubAccountId(event.makerSubAccountId)
        .lastPriceTicks(event.lastPriceTicks)
        .marketId(event.marketId)
        .takerSide(Side.get((short) event.takerSide.code()))
        .quoted((short) (event.quoted ? 1 : 0))
        .auctionId(event.auctionId);
  }

  void encode(OrderReduced event, MutableDirectBuffer buffer, int offset) {
    orderReduced
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .orderQtyLots(event.orderQtyLots)
        .leavesQtyLots(event.leavesQtyLots)
        .levelQtyLots(event.levelQtyLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()))
        .reason(DoneReason.get((short) event.reason.code()))
        .rested((short) (event.rested ? 1 : 0));
  }

  void encode(OrderTriggered event, MutableDirectBuffer buffer, int offset) {
    orderTriggered
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .triggerPriceTicks(event.triggerPriceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()))
        .triggerSource(TriggerSource.get((short) event.triggerSource.code()));
  }

  void encode(OrderEnlarged event, MutableDirectBuffer buffer, int offset) {
    orderEnlarged
        .wrapAndApplyHeader(buffer, offset, header)
        .orderId(event.orderId)
        .orderQtyLots(event.orderQtyLots)
        .subAccountId(event.subAccountId)
        .triggerPriceTicks(event.triggerPriceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()));
  }
}
