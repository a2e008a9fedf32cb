package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.units.MarketUnits;

/** What the events of liquidations say. */
final class LiquidationFacts {
  private LiquidationFacts() {}

  static Fact started(LiquidationStarted event) {
    return Fact.of(FactWord.LIQUIDATING)
        .id("account", event.subAccountId)
        .number("equity", MarketUnits.money(event.equityMicros))
        .number("maintenance", MarketUnits.money(event.maintenanceMarginMicros))
        .build();
  }

  static Fact stepped(LiquidationStepped event, MarketUnits units) {
    Fact.Builder step =
        Fact.of(FactWord.LIQUIDATION)
            .id("account", event.subAccountId)
            .word("kind", event.kind)
            .id("market", event.marketId)
            .number("qty", units.quantity(event.lots))
            .number("leaves", units.quantity(event.leavesLots))
            .number("value", MarketUnits.money(event.tradedMicros))
            .number("fee", MarketUnits.money(event.feeMicros))
            .number("zero-price", units.price(event.zeroPriceTicks))
            .number("limit", units.price(event.limitPriceTicks));
    boolean isAlone = event.counterpartySubAccountId == 0;
    return (isAlone ? step : step.id("counterparty", event.counterpartySubAccountId)).build();
  }

  static Fact ended(LiquidationEnded event) {
    return Fact.of(FactWord.LIQUIDATED)
        .id("account", event.subAccountId)
        .number("equity", MarketUnits.money(event.equityMicros))
        .number("maintenance", MarketUnits.money(event.maintenanceMarginMicros))
        .number("bad-debt", MarketUnits.money(event.badDebtMicros))
        .number("uncovered", MarketUnits.money(event.uncoveredMicros))
        .build();
  }

  static Fact socialized(LossSocialized event, MarketUnits units) {
    return Fact.of(FactWord.SOCIALIZED)
        .id("account", event.subAccountId)
        .number("loss", MarketUnits.money(event.lossMicros))
        .id("market", event.marketId)
        .text("side", event.side == Side.BUY ? Directory.LONGS : Directory.SHORTS)
        .number("open-interest", units.quantity(event.openInterestLots))
        .number("index-change", event.indexChange)
        .number("funding-index", event.fundingIndex)
        .number("excess", MarketUnits.money(event.excessMicros))
        .number("dust", MarketUnits.money(event.dustMicros))
        .number("uncovered", MarketUnits.money(event.uncoveredMicros))
        .build();
  }

  static Fact insurance(InsuranceChanged event) {
    return Fact.of(FactWord.INSURANCE)
        .id("market", event.marketId)
        .number("balance", MarketUnits.money(event.balanceMicros))
        .number("change", MarketUnits.money(event.changeMicros))
        .word("reason", event.reason)
        .build();
  }

  static Fact rules(LiquidationRulesSet event) {
    Fact.Builder fact = Fact.of(FactWord.LIQUIDATION_RULES).id("market", event.marketId);
    return Rule.tell(fact, LiquidationRule.values(), event.rules).build();
  }
}
