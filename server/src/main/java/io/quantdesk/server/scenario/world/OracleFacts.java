package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.event.PriceRulesSet;
import io.quantdesk.engine.mark.MarkComponents;
import io.quantdesk.server.units.MarketUnits;

/** What the events of prices say. */
final class OracleFacts {
  private OracleFacts() {}

  static Fact oracle(OraclePriceUpdated event, MarketUnits units) {
    Fact.Builder oracle =
        Fact.of(FactWord.ORACLE)
            .id("market", event.marketId)
            .number("price", MarketFacts.scaled(event.priceMantissa, event.exponent))
            .number("confidence", MarketFacts.scaled(event.confidenceMantissa, event.exponent))
            .number("index", units.price(event.indexTicks))
            .id("published", event.publishTimeNs);
    return (event.publishers == 0 ? oracle : oracle.number("publishers", event.publishers)).build();
  }

  static Fact mark(MarkPriceUpdated event, MarketUnits units) {
    Fact.Builder mark =
        Fact.of(FactWord.MARK)
            .id("market", event.marketId)
            .number("mark", units.price(event.markTicks))
            .number("index", units.price(event.indexTicks));
    component(mark, "basis", event.components.basisTicks, units);
    component(mark, "book", event.components.bookTicks, units);
    component(mark, "funding", event.components.fundingTicks, units);
    return mark.build();
  }

  private static void component(Fact.Builder mark, String word, int ticks, MarketUnits units) {
    if (ticks != MarkComponents.ABSENT) {
      mark.number(word, units.price(ticks));
    }
  }

  static Fact rules(MarkRulesSet event) {
    Fact.Builder fact = Fact.of(FactWord.MARK_RULES).id("market", event.marketId);
    return Rule.tell(fact, MarkRule.values(), event.rules).build();
  }

  static Fact status(OracleStatusChanged event, MarketUnits units) {
    return Fact.of(FactWord.ORACLE_STATUS)
        .id("market", event.marketId)
        .word("status", event.status)
        .text("old-status", Field.spell(event.oldStatus.name()))
        .number("average", units.price(event.averageTicks))
        .number("updates-to-thaw", event.updatesToThaw)
        .build();
  }

  static Fact rules(PriceRulesSet event) {
    Fact.Builder fact = Fact.of(FactWord.PRICE_RULES).id("market", event.marketId);
    return Rule.tell(fact, PriceRule.values(), event.rules).build();
  }
}
