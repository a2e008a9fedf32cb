package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.server.units.MarketUnits;

/** What the events of funding say. */
final class FundingFacts {
  private FundingFacts() {}

  static Fact rules(FundingRulesSet event) {
    Fact.Builder fact = Fact.of(FactWord.FUNDING_RULES).id("market", event.marketId);
    return Rule.tell(fact, FundingRule.values(), event.rules).build();
  }

  static Fact rate(FundingRateSet event, MarketUnits units) {
    Fact.Builder fact =
        Fact.of(FactWord.FUNDING)
            .id("market", event.marketId)
            .number("rate", FundingRule.ppm(event.rateE9))
            .number("premium", FundingRule.ppm(event.premiumE9))
            .number("samples", event.samples)
            .number("index", units.price(event.indexTicks))
            .word("source", event.source)
            .word("status", event.status)
            .value("due", event.fundingTimeNs)
            .number("long-index", event.longFundingIndex)
            .number("short-index", event.shortFundingIndex);
    return (event.reference == 0 ? fact : fact.number("reference", event.reference)).build();
  }

  static Fact paid(FundingPaid event, MarketUnits units) {
    return Fact.of(FactWord.FUNDING_PAID)
        .id("account", event.subAccountId)
        .number("amount", MarketUnits.money(event.paidMicros))
        .id("market", event.marketId)
        .number("position", units.quantity(event.positionLots))
        .number("funding-index", event.fundingIndex)
        .build();
  }

  static Fact scheduled(FundingRateScheduled event) {
    return Fact.of(FactWord.FUNDING_RATE)
        .id("market", event.marketId)
        .number("rate", FundingRule.ppm(event.rateE9))
        .number("reference", event.reference)
        .value("due", event.fundingTimeNs)
        .build();
  }
}
