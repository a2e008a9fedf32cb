package io.quantdesk.server.marketdata;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AuctionEndedDecoder;
import io.quantdesk.protocol.sbe.AuctionFinishedEncoder;
import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.AuctionStartedEncoder;
import io.quantdesk.protocol.sbe.BestPricesChangedEncoder;
import io.quantdesk.protocol.sbe.BookLevelChangedEncoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarkPublishedEncoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradePrintedEncoder;
import io.quantdesk.protocol.sbe.TradedDecoder;

/** Encodes the messages that events lead to; each gets the next number of its market. */
final class NumberedMessages {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private final Broadcast broadcast;
  private final BookLevelChangedEncoder bookLevelChanged = new BookLevelChangedEncoder();
  private final TradePrintedEncoder tradePrinted = new TradePrintedEncoder();
  private final MarkPublishedEncoder markPublished = new MarkPublishedEncoder();
  private final AuctionStartedEncoder auctionStarted = new AuctionStartedEncoder();
  private final AuctionFinishedEncoder auctionFinished = new AuctionFinishedEncoder();
  private final BestPricesChangedEncoder bestPricesChanged = new BestPricesChangedEncoder();

  NumberedMessages(Broadcast broadcast) {
    this.broadcast = broadcast;
  }

  /** The change that the books have applied last. */
  void level(
      PublicMarket market,
      EventBlockCursor cursor,
      PublicBooks books,
      int sideCode,
      int priceTicks,
      long orderId,
      long levelQtyLots) {
    bookLevelChanged
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .commandSeq(cursor.outcome().commandSeq())
        .levelQtyLots(levelQtyLots)
        .priceTicks(priceTicks)
        .ordinal(cursor.ordinal())
        .marketId(market.marketId)
        .side(SIDES[sideCode])
        .change(books.change())
        .marketSeq(++market.marketSeq)
        .orderId(orderId)
        .orderQtyLots(books.orderQtyLots());
    broadcast.send(BookLevelChangedEncoder.BLOCK_LENGTH);
  }

  void trade(PublicMarket market, EventBlockCursor cursor, TradedDecoder event) {
    tradePrinted
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .commandSeq(cursor.outcome().commandSeq())
        .tradeId(event.tradeId())
        .timeNs(cursor.outcome().timeNs())
        .lastQtyLots(event.lastQtyLots())
        .lastPriceTicks(event.lastPriceTicks())
        .ordinal(cursor.ordinal())
        .marketId(market.marketId)
        .takerSide(event.takerSide())
        .marketSeq(++market.marketSeq);
    broadcast.send(TradePrintedEncoder.BLOCK_LENGTH);
  }

  void auction(PublicMarket market, EventBlockCursor cursor, AuctionOpenedDecoder event) {
    auctionStarted
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .commandSeq(cursor.outcome().commandSeq())
        .auctionId(event.auctionId())
        .timeNs(event.openTimeNs())
        .lockTimeNs(event.lockTimeNs())
        .endTimeNs(event.endTimeNs())
        .orderQtyLots(event.orderQtyLots())
        .startPriceTicks(event.startPriceTicks())
        .endPriceTicks(event.endPriceTicks())
        .ordinal(cursor.ordinal())
        .marketId(market.marketId)
        .side(event.side())
        .marketSeq(++market.marketSeq);
    broadcast.send(AuctionStartedEncoder.BLOCK_LENGTH);
  }

  void auction(PublicMarket market, EventBlockCursor cursor, AuctionEndedDecoder event) {
    auctionFinished
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .commandSeq(cursor.outcome().commandSeq())
        .auctionId(event.auctionId())
        .timeNs(cursor.outcome().timeNs())
        .filledLots(event.filledLots())
        .ordinal(cursor.ordinal())
        .marketId(market.marketId)
        .side(event.side())
        .end(event.end())
        .marketSeq(++market.marketSeq);
    broadcast.send(AuctionFinishedEncoder.BLOCK_LENGTH);
  }

  void mark(PublicMarket market, EventBlockCursor cursor, MarkPriceUpdatedDecoder event) {
    markPublished
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .commandSeq(cursor.outcome().commandSeq())
        .timeNs(cursor.outcome().timeNs())
        .markTicks(event.markTicks())
        .indexTicks(event.indexTicks())
        .ordinal(cursor.ordinal())
        .marketId(market.marketId)
        .marketSeq(++market.marketSeq);
    broadcast.send(MarkPublishedEncoder.BLOCK_LENGTH);
  }

  void bestPrices(PublicMarket market, EventBlockCursor cursor) {
    bestPricesChanged
        .wrapAndApplyHeader(broadcast.message(), 0, broadcast.header())
        .commandSeq(cursor.outcome().commandSeq())
        .marketSeq(++market.marketSeq)
        .bidQtyLots(market.bidQtyLots)
        .askQtyLots(market.askQtyLots)
        .bidPriceTicks(market.bidPriceTicks)
        .askPriceTicks(market.askPriceTicks)
        .marketId(market.marketId);
    broadcast.send(BestPricesChangedEncoder.BLOCK_LENGTH);
  }
}
