package io.quantdesk.engine;

import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.event.Traded;

/** Trades and the events of auctions as lines; an auction is called by its number. */
final class TradeLines {
  private TradeLines() {}

  static String line(AuctionRulesSet event) {
    return "auction rules m" + event.marketId;
  }

  static String line(AuctionOpened event) {
    return "auction "
        + auction(event.auctionId)
        + " of "
        + EventLines.order(event.orderId)
        + " s"
        + event.subAccountId
        + " m"
        + event.marketId
        + " "
        + event.side
        + " "
        + event.orderQtyLots
        + " from "
        + event.startPriceTicks
        + " to "
        + event.endPriceTicks
        + " in "
        + (event.endTimeNs - event.openTimeNs)
        + " locked after "
        + (event.lockTimeNs - event.openTimeNs);
  }

  static String line(QuoteAccepted event) {
    return "quote "
        + EventLines.order(event.orderId)
        + " s"
        + event.subAccountId
        + " m"
        + event.marketId
        + " "
        + event.orderQtyLots
        + "@"
        + event.priceTicks
        + " in "
        + auction(event.auctionId)
        + (event.replacedOrderId == 0 ? "" : " for " + EventLines.order(event.replacedOrderId));
  }

  static String line(AuctionEnded event) {
    return "auction "
        + auction(event.auctionId)
        + " of "
        + EventLines.order(event.orderId)
        + " s"
        + event.subAccountId
        + " m"
        + event.marketId
        + " "
        + event.side
        + " "
        + event.end
        + " at "
        + event.pathPriceTicks
        + " filled "
        + event.filledLots
        + " quoted "
        + event.quotedLots
        + " leaves "
        + event.leavesLots;
  }

  static String line(Traded event) {
    return "traded "
        + event.tradeId
        + " m"
        + event.marketId
        + " "
        + event.takerSide
        + " "
        + event.lastQtyLots
        + "@"
        + event.lastPriceTicks
        + " taker "
        + party(event.takerOrderId, event.takerSubAccountId)
        + terms(event.takerLeavesQtyLots, event.takerFeeMicros)
        + " maker "
        + party(event.makerOrderId, event.makerSubAccountId)
        + terms(event.makerLeavesQtyLots, event.makerFeeMicros)
        + " level "
        + event.makerLevelQtyLots
        + auction(event);
  }

  private static String party(long orderId, int subAccountId) {
    return EventLines.order(orderId) + " s" + subAccountId;
  }

  private static String terms(long leavesLots, long feeMicros) {
    return " leaves " + leavesLots + " fee " + feeMicros;
  }

  private static String auction(Traded event) {
    return event.auctionId == 0
        ? ""
        : " in " + auction(event.auctionId) + (event.quoted ? " quoted" : "");
  }

  private static String auction(long auctionId) {
    return "a" + (auctionId >>> 24);
  }
}
