package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.server.units.MarketUnits;

/** What the events of auctions say. */
final class AuctionFacts {
  private AuctionFacts() {}

  static Fact rules(AuctionRulesSet event, MarketUnits units) {
    Fact.Builder fact = Fact.of(FactWord.AUCTION_RULES).id("market", event.marketId);
    AuctionRule.InUnits rules = new AuctionRule.InUnits(event.rules, units);
    return Rule.tell(fact, AuctionRule.values(), rules).build();
  }

  static Fact opened(AuctionOpened event, MarketUnits units) {
    return Fact.of(FactWord.AUCTION)
        .id("order", event.orderId)
        .id("account", event.subAccountId)
        .text("side", OrderFacts.side(event.side))
        .number("qty", units.quantity(event.orderQtyLots))
        .number("start", units.price(event.startPriceTicks))
        .number("end", units.price(event.endPriceTicks))
        .id("market", event.marketId)
        .value("lock", event.lockTimeNs)
        .value("until", event.endTimeNs)
        .number("id", event.auctionId)
        .build();
  }

  static Fact quoted(QuoteAccepted event, MarketUnits units) {
    return Fact.of(FactWord.QUOTE)
        .id("order", event.orderId)
        .id("account", event.subAccountId)
        .number("qty", units.quantity(event.orderQtyLots))
        .number("price", units.price(event.priceTicks))
        .id("market", event.marketId)
        .idIfAny("replaced", event.replacedOrderId)
        .number("auction", event.auctionId)
        .build();
  }

  static Fact ended(AuctionEnded event, MarketUnits units) {
    return Fact.of(FactWord.AUCTION_ENDED)
        .id("order", event.orderId)
        .id("account", event.subAccountId)
        .word("end", event.end)
        .number("path", units.price(event.pathPriceTicks))
        .number("filled", units.quantity(event.filledLots))
        .number("quoted", units.quantity(event.quotedLots))
        .number("leaves", units.quantity(event.leavesLots))
        .text("side", OrderFacts.side(event.side))
        .id("market", event.marketId)
        .number("id", event.auctionId)
        .build();
  }
}
