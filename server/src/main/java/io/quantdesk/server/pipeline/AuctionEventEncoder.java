package io.quantdesk.server.pipeline;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.protocol.sbe.AuctionEnd;
import io.quantdesk.protocol.sbe.AuctionEndedEncoder;
import io.quantdesk.protocol.sbe.AuctionOpenedEncoder;
import io.quantdesk.protocol.sbe.AuctionRulesEncoder;
import io.quantdesk.protocol.sbe.AuctionRulesSetEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedEncoder;
import io.quantdesk.protocol.sbe.Side;
import org.agrona.MutableDirectBuffer;

/** Writes the events of auctions as messages; used by {@link EventPublisher} alone. */
final class AuctionEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final AuctionRulesSetEncoder rulesSet = new AuctionRulesSetEncoder();
  private final AuctionOpenedEncoder opened = new AuctionOpenedEncoder();
  private final QuoteAcceptedEncoder quoteAccepted = new QuoteAcceptedEncoder();
  private final AuctionEndedEncoder ended = new AuctionEndedEncoder();

  void encode(AuctionRulesSet event, MutableDirectBuffer buffer, int offset) {
    rulesSet.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.rules, rulesSet.rules());
  }

  static void write(AuctionRules from, AuctionRulesEncoder to) {
    to.thresholdMicros(from.thresholdMicros)
        .durationNs(from.durationNs)
        .minQuoteLots(from.minQuoteLots)
        .lockPpm(from.lockPpm)
        .startPpm(from.startPpm)
        .endPpm(from.endPpm)
        .quotesPerMaker(from.quotesPerMaker)
        .maxQuotes(from.maxQuotes);
  }

  void encode(AuctionOpened event, MutableDirectBuffer buffer, int offset) {
    opened
        .wrapAndApplyHeader(buffer, offset, header)
        .auctionId(event.auctionId)
        .orderId(event.orderId)
        .orderQtyLots(event.orderQtyLots)
        .openTimeNs(event.openTimeNs)
        .lockTimeNs(event.lockTimeNs)
        .endTimeNs(event.endTimeNs)
        .subAccountId(event.subAccountId)
        .startPriceTicks(event.startPriceTicks)
        .endPriceTicks(event.endPriceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()));
  }

  void encode(QuoteAccepted event, MutableDirectBuffer buffer, int offset) {
    quoteAccepted
        .wrapAndApplyHeader(buffer, offset, header)
        .auctionId(event.auctionId)
        .orderId(event.orderId)
        .replacedOrderId(event.replacedOrderId)
        .orderQtyLots(event.orderQtyLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .marketId(event.marketId);
  }

  void encode(AuctionEnded event, MutableDirectBuffer buffer, int offset) {
    ended
        .wrapAndApplyHeader(buffer, offset, header)
        .auctionId(event.auctionId)
        .orderId(event.orderId)
        .filledLots(event.filledLots)
        .quotedLots(event.quotedLots)
        .leavesLots(event.leavesLots)
        .subAccountId(event.subAccountId)
        .pathPriceTicks(event.pathPriceTicks)
        .marketId(event.marketId)
        .side(Side.get((short) event.side.code()))
        .end(AuctionEnd.get((short) event.end.code()));
  }
}
