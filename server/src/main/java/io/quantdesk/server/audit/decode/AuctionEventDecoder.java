package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.auction.AuctionEnd;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.sbe.AuctionEndedDecoder;
import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.AuctionRulesDecoder;
import io.quantdesk.protocol.sbe.AuctionRulesSetDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about auctions back into events. */
final class AuctionEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  AuctionEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case AuctionRulesSetDecoder.TEMPLATE_ID -> rulesSet(buffer, offset);
      case AuctionOpenedDecoder.TEMPLATE_ID -> opened(buffer, offset);
      case QuoteAcceptedDecoder.TEMPLATE_ID -> quoteAccepted(buffer, offset);
      case AuctionEndedDecoder.TEMPLATE_ID -> ended(buffer, offset);
      default -> throw new IllegalStateException("unknown event " + templateId);
    }
  }

  private void rulesSet(DirectBuffer buffer, int offset) {
    AuctionRulesSetDecoder message = new AuctionRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    AuctionRulesSet event = new AuctionRulesSet();
    event.marketId = message.marketId();
    AuctionRulesDecoder from = message.rules();
    AuctionRules to = event.rules;
    to.thresholdMicros = from.thresholdMicros();
    to.durationNs = from.durationNs();
    to.minQuoteLots = from.minQuoteLots();
    to.lockPpm = from.lockPpm();
    to.startPpm = from.startPpm();
    to.endPpm = from.endPpm();
    to.quotesPerMaker = from.quotesPerMaker();
    to.maxQuotes = from.maxQuotes();
    events.auctionRulesSet(event);
  }

  private void opened(DirectBuffer buffer, int offset) {
    AuctionOpenedDecoder message = new AuctionOpenedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    AuctionOpened event = new AuctionOpened();
    event.auctionId = message.auctionId();
    event.orderId = message.orderId();
    event.orderQtyLots = message.orderQtyLots();
    event.openTimeNs = message.openTimeNs();
    event.lockTimeNs = message.lockTimeNs();
    event.endTimeNs = message.endTimeNs();
    event.subAccountId = (int) message.subAccountId();
    event.startPriceTicks = message.startPriceTicks();
    event.endPriceTicks = message.endPriceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    events.auctionOpened(event);
  }

  private void quoteAccepted(DirectBuffer buffer, int offset) {
    QuoteAcceptedDecoder message = new QuoteAcceptedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    QuoteAccepted event = new QuoteAccepted();
    event.auctionId = message.auctionId();
    event.orderId = message.orderId();
    event.replacedOrderId = message.replacedOrderId();
    event.orderQtyLots = message.orderQtyLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.marketId = message.marketId();
    events.quoteAccepted(event);
  }

  private void ended(DirectBuffer buffer, int offset) {
    AuctionEndedDecoder message = new AuctionEndedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    AuctionEnded event = new AuctionEnded();
    event.auctionId = message.auctionId();
    event.orderId = message.orderId();
    event.filledLots = message.filledLots();
    event.quotedLots = message.quotedLots();
    event.leavesLots = message.leavesLots();
    event.subAccountId = (int) message.subAccountId();
    event.pathPriceTicks = message.pathPriceTicks();
    event.marketId = message.marketId();
    event.side = Side.of(message.sideRaw());
    event.end = AuctionEnd.of(message.end().value());
    events.auctionEnded(event);
  }
}
