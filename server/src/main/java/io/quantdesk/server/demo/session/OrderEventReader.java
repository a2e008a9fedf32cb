package io.quantdesk.server.demo.session;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.server.demo.flow.OrderFlow;
import org.agrona.DirectBuffer;

/**
 * Reads the answers to the trading session: tells the order flow what became of its orders, and the
 * pictures what the books look like. The outcome of a command comes before its events; the flow
 * hears of it after them, when it knows what they did. Owned by one thread.
 */
final class OrderEventReader implements EgressHandler {
  private final OrderFlow flow;
  private final Pictures pictures;
  private final LatencyRecorder latencies;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
  private final OrderRestedDecoder rested = new OrderRestedDecoder();
  private final OrderAmendedDecoder amended = new OrderAmendedDecoder();
  private final OrderDoneDecoder done = new OrderDoneDecoder();
  private final OrderReducedDecoder reduced = new OrderReducedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private long openClientSeq;
  private RejectReason openReason;
  private int openEventCount;
  private long events;

  OrderEventReader(OrderFlow flow, Pictures pictures, LatencyRecorder latencies) {
    this.flow = flow;
    this.pictures = pictures;
    this.latencies = latencies;
  }

  @Override
  public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
    requireNoneOpen();
    latencies.onOutcome(outcome.clientSeq());
    RejectReason reason = RejectReason.of(outcome.reasonRaw());
    if (outcome.eventCount() == 0) {
      flow.onOutcome(outcome.clientSeq(), reason);
    } else {
      openClientSeq = outcome.clientSeq();
      openReason = reason;
      openEventCount = outcome.eventCount();
    }
  }

  @Override
  public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
    events++;
    header.wrap(buffer, offset);
    switch (header.templateId()) {
      case OrderAcceptedDecoder.TEMPLATE_ID ->
          onAccepted(accepted.wrapAndApplyHeader(buffer, offset, header));
      case OrderRestedDecoder.TEMPLATE_ID ->
          onRested(rested.wrapAndApplyHeader(buffer, offset, header));
      case OrderAmendedDecoder.TEMPLATE_ID ->
          onAmended(amended.wrapAndApplyHeader(buffer, offset, header));
      case OrderDoneDecoder.TEMPLATE_ID -> onDone(done.wrapAndApplyHeader(buffer, offset, header));
      case OrderReducedDecoder.TEMPLATE_ID ->
          onReduced(reduced.wrapAndApplyHeader(buffer, offset, header));
      case TradedDecoder.TEMPLATE_ID -> onTraded(traded.wrapAndApplyHeader(buffer, offset, header));
      default -> {
        // Positions, balances, refusals: the outcome or the final check says what is needed.
      }
    }
    if (ordinal == openEventCount) {
      long clientSeq = openClientSeq;
      openClientSeq = 0;
      openEventCount = 0;
      flow.onOutcome(clientSeq, openReason);
    }
  }

  /** Events received so far. */
  long events() {
    return events;
  }

  /** Whether the events of an outcome are still on their way. */
  boolean isWithinCommand() {
    return openClientSeq != 0;
  }

  private void requireNoneOpen() {
    if (isWithinCommand()) {
      throw new IllegalStateException(
          "command " + openClientSeq + " lacks some of its " + openEventCount + " events");
    }
  }

  private void onAccepted(OrderAcceptedDecoder event) {
    flow.quotes().onAccepted(event.clOrdId(), event.orderId(), event.orderQtyLots());
    if (event.restingQtyLots() > 0) {
      pictures
          .of(event.marketId())
          .onLevel(side(event.sideRaw()), event.priceTicks(), event.levelQtyLots());
    }
  }

  private void onRested(OrderRestedDecoder event) {
    pictures
        .of(event.marketId())
        .onLevel(side(event.sideRaw()), event.priceTicks(), event.levelQtyLots());
  }

  private void onAmended(OrderAmendedDecoder event) {
    flow.quotes().onAmended(event.orderId(), event.orderQtyLots(), event.leavesQtyLots());
    if (event.triggerPriceTicks() == 0) {
      pictures
          .of(event.marketId())
          .onLevel(side(event.sideRaw()), event.oldPriceTicks(), event.oldLevelQtyLots());
    }
  }

  private void onDone(OrderDoneDecoder event) {
    flow.quotes().onDone(event.orderId());
    if (event.rested() != 0) {
      pictures
          .of(event.marketId())
          .onLevel(side(event.sideRaw()), event.priceTicks(), event.levelQtyLots());
    }
  }

  private void onReduced(OrderReducedDecoder event) {
    flow.quotes().onAmended(event.orderId(), event.orderQtyLots(), event.leavesQtyLots());
    if (event.rested() != 0) {
      pictures
          .of(event.marketId())
          .onLevel(side(event.sideRaw()), event.priceTicks(), event.levelQtyLots());
    }
  }

  private void onTraded(TradedDecoder event) {
    flow.quotes().onFilled(event.makerOrderId(), event.lastQtyLots(), event.makerLeavesQtyLots());
    Side takerSide = side(event.takerSideRaw());
    pictures.onTrade(event.marketId(), takerSide, event.lastPriceTicks(), event.lastQtyLots());
    if (event.quoted() == 0) {
      pictures
          .of(event.marketId())
          .onLevel(takerSide.opposite(), event.lastPriceTicks(), event.makerLevelQtyLots());
    }
  }

  private static Side side(int code) {
    return Side.of(code);
  }
}
