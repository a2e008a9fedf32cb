package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.server.units.MarketUnits;

/** What the events of backstops say. */
final class BackstopFacts {
  private BackstopFacts() {}

  static Fact rules(BackstopRulesSet event) {
    Fact.Builder fact = Fact.of(FactWord.BACKSTOP_RULES).id("market", event.marketId);
    if (event.rules.areOn()) {
      fact.id("account", event.rules.subAccountId);
    }
    return Rule.tell(fact, BackstopRule.values(), event.rules).build();
  }

  static Fact drawn(BackstopDrawn event) {
    return Fact.of(FactWord.BACKSTOP)
        .id("account", event.subAccountId)
        .number("collateral", MarketUnits.money(event.collateralMicros))
        .id("market", event.marketId)
        .number("drawn", MarketUnits.money(event.drawnMicros))
        .value("time", event.intervalEndNs)
        .build();
  }

  static Fact unwound(BackstopUnwound event, MarketUnits units) {
    return Fact.of(FactWord.UNWOUND)
        .id("account", event.subAccountId)
        .number("qty", units.quantity(event.lots))
        .id("market", event.marketId)
        .number("leaves", units.quantity(event.leavesLots))
        .number("value", MarketUnits.money(event.tradedMicros))
        .number("limit", units.price(event.limitPriceTicks))
        .number("returned", MarketUnits.money(event.returnedMicros))
        .build();
  }
}
