package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.protocol.sbe.AuctionRulesDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.PlaceQuoteDecoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesDecoder;
import org.agrona.DirectBuffer;

/** Decodes commands about auctions; used by {@link CommandAdapter} alone. */
final class AuctionCommandAdapter {
  private final Engine engine;
  private final SetAuctionRules setRules = new SetAuctionRules();
  private final PlaceQuote placeQuote = new PlaceQuote();
  private final SetAuctionRulesDecoder setRulesMessage = new SetAuctionRulesDecoder();
  private final PlaceQuoteDecoder placeQuoteMessage = new PlaceQuoteDecoder();

  AuctionCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  void setRules(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    setRulesMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = setRulesMessage.clientSeq();
    setRules.marketId = setRulesMessage.marketId();
    AuctionRulesDecoder from = setRulesMessage.rules();
    AuctionRules to = setRules.rules;
    to.thresholdMicros = from.thresholdMicros();
    to.durationNs = from.durationNs();
    to.minQuoteLots = from.minQuoteLots();
    to.lockPpm = from.lockPpm();
    to.startPpm = from.startPpm();
    to.endPpm = from.endPpm();
    to.quotesPerMaker = from.quotesPerMaker();
    to.maxQuotes = from.maxQuotes();
    engine.setAuctionRules(header, setRules);
  }

  void placeQuote(
      CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    placeQuoteMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = placeQuoteMessage.clientSeq();
    placeQuote.auctionId = placeQuoteMessage.auctionId();
    placeQuote.clOrdId = placeQuoteMessage.clOrdId();
    placeQuote.orderQtyLots = placeQuoteMessage.orderQtyLots();
    placeQuote.priceTicks = placeQuoteMessage.priceTicks();
    placeQuote.subAccountId = (int) placeQuoteMessage.subAccountId();
    engine.placeQuote(header, placeQuote);
  }
}
