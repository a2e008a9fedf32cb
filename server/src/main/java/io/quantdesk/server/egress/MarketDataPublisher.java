package io.quantdesk.server.egress;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.sbe.BookLevelChangedEncoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarkPublishedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradePrintedEncoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;

/**
 * Turns events into public market data, without accounts: new quantities of price levels, trades,
 * marks. The events carry what their levels hold afterwards, so no second book is kept. One event
 * gives one message, but a trade two (the level, then the print); they have the event's sequence
 * and ordinal. Owned by the output stage's thread; nobody can slow it down.
 */
final class MarketDataPublisher {
  private static final int MAX_LENGTH = 128;

  private final BroadcastTransmitter transmitter;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final BookLevelChangedEncoder bookLevelChanged = new BookLevelChangedEncoder();
  private final TradePrintedEncoder tradePrinted = new TradePrintedEncoder();
  private final MarkPublishedEncoder markPublished = new MarkPublishedEncoder();
  private final OrderAcceptedDecoder orderAccepted = new OrderAcceptedDecoder();
  private final OrderRestedDecoder orderRested = new OrderRestedDecoder();
  private final OrderAmendedDecoder orderAmended = new OrderAmendedDecoder();
  private final OrderDoneDecoder orderDone = new OrderDoneDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final MarkPriceUpdatedDecoder markPriceUpdated = new MarkPriceUpdatedDecoder();

  MarketDataPublisher(UnsafeBuffer broadcast) {
    this.transmitter = new BroadcastTransmitter(broadcast);
  }

  /** Publishes what the current event of the cursor says to the public, if anything. */
  void onEvent(EventBlockCursor cursor, DirectBuffer buffer) {
    int body = cursor.messageOffset() + cursor.header().encodedLength();
    int blockLength = cursor.header().blockLength();
    int version = cursor.header().version();
    switch (cursor.templateId()) {
      case OrderAcceptedDecoder.TEMPLATE_ID ->
          onAccepted(cursor, orderAccepted.wrap(buffer, body, blockLength, version));
      case OrderRestedDecoder.TEMPLATE_ID ->
          onRested(cursor, orderRested.wrap(buffer, body, blockLength, version));
      case OrderAmendedDecoder.TEMPLATE_ID ->
          onAmended(cursor, orderAmended.wrap(buffer, body, blockLength, version));
      case OrderDoneDecoder.TEMPLATE_ID ->
          onDone(cursor, orderDone.wrap(buffer, body, blockLength, version));
      case TradedDecoder.TEMPLATE_ID ->
          onTraded(cursor, traded.wrap(buffer, body, blockLength, version));
      case MarkPriceUpdatedDecoder.TEMPLATE_ID ->
          onMark(cursor, markPriceUpdated.wrap(buffer, body, blockLength, version));
      default -> {}
    }
  }

  private void onAccepted(EventBlockCursor cursor, OrderAcceptedDecoder event) {
    if (event.restingQtyLots() > 0) {
      level(cursor, event.marketId(), event.side(), event.priceTicks(), event.levelQtyLots());
    }
  }

  private void onRested(EventBlockCursor cursor, OrderRestedDecoder event) {
    level(cursor, event.marketId(), event.side(), event.priceTicks(), event.levelQtyLots());
  }

  private void onAmended(EventBlockCursor cursor, OrderAmendedDecoder event) {
    level(cursor, event.marketId(), event.side(), event.oldPriceTicks(), event.oldLevelQtyLots());
  }

  private void onDone(EventBlockCursor cursor, OrderDoneDecoder event) {
    if (event.rested() != 0) {
      level(cursor, event.marketId(), event.side(), event.priceTicks(), event.levelQtyLots());
    }
  }

  private void onTraded(EventBlockCursor cursor, TradedDecoder event) {
    Side takerSide = event.takerSide();
    Side makerSide = takerSide == Side.BUY ? Side.SELL : Side.BUY;
    level(cursor, event.marketId(), makerSide, event.lastPriceTicks(), event.makerLevelQtyLots());
    tradePrinted
        .wrapAndApplyHeader(message, 0, header)
        .commandSeq(cursor.outcome().commandSeq())
        .tradeId(event.tradeId())
        .timeNs(cursor.outcome().timeNs())
        .lastQtyLots(event.lastQtyLots())
        .lastPriceTicks(event.lastPriceTicks())
        .ordinal(cursor.ordinal())
        .marketId(event.marketId())
        .takerSide(takerSide);
    transmit(TradePrintedEncoder.BLOCK_LENGTH);
  }

  private void onMark(EventBlockCursor cursor, MarkPriceUpdatedDecoder event) {
    markPublished
        .wrapAndApplyHeader(message, 0, header)
        .commandSeq(cursor.outcome().commandSeq())
        .timeNs(cursor.outcome().timeNs())
        .markTicks(event.markTicks())
        .indexTicks(event.indexTicks())
        .ordinal(cursor.ordinal())
        .marketId(event.marketId());
    transmit(MarkPublishedEncoder.BLOCK_LENGTH);
  }

  private void level(
      EventBlockCursor cursor, int marketId, Side side, int priceTicks, long levelQtyLots) {
    bookLevelChanged
        .wrapAndApplyHeader(message, 0, header)
        .commandSeq(cursor.outcome().commandSeq())
        .levelQtyLots(levelQtyLots)
        .priceTicks(priceTicks)
        .ordinal(cursor.ordinal())
        .marketId(marketId)
        .side(side);
    transmit(BookLevelChangedEncoder.BLOCK_LENGTH);
  }

  private void transmit(int blockLength) {
    transmitter.transmit(
        RingMessage.MARKET_DATA, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
  }
}
