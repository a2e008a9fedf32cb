package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/** What the events of collateral say. */
final class CollateralFacts {
  private static final String ASSET = "asset";

  private CollateralFacts() {}

  static Fact rules(CollateralAssetSet event) {
    Fact.Builder fact = Fact.of(FactWord.COLLATERAL_RULES).id(ASSET, event.assetId);
    Rule.tell(fact, CollateralRule.values(), event.terms);
    return Rule.tell(fact, PriceRule.values(), event.rules).build();
  }

  static Fact price(CollateralPriceUpdated event, MarketUnits units) {
    BigDecimal told = BigDecimal.valueOf(event.priceMantissa).scaleByPowerOfTen(event.exponent);
    return Fact.of(FactWord.COLLATERAL_PRICE)
        .id(ASSET, event.assetId)
        .number("told", MarketUnits.plain(told))
        .number("price", units.price(event.priceTicks))
        .number("average", units.price(event.averageTicks))
        .word("status", event.status)
        .build();
  }

  static Fact changed(CollateralChanged event, MarketUnits units) {
    return Fact.of(FactWord.COLLATERAL)
        .id("account", event.subAccountId)
        .number("qty", units.quantity(event.units))
        .id(ASSET, event.assetId)
        .number("change", units.quantity(event.changeUnits))
        .word("reason", event.reason)
        .build();
  }

  static Fact withdrawal(CollateralWithdrawal event, MarketUnits units) {
    return Fact.of(FactWord.COLLATERAL_WITHDRAWAL)
        .id("account", event.subAccountId)
        .number("qty", units.quantity(event.units))
        .id(ASSET, event.assetId)
        .number("id", event.withdrawalId)
        .word("phase", event.phase)
        .build();
  }

  static Fact sold(CollateralSold event, MarketUnits units) {
    return Fact.of(FactWord.COLLATERAL_SOLD)
        .id("account", event.subAccountId)
        .number("qty", units.quantity(event.units))
        .id(ASSET, event.assetId)
        .number("price", units.price(event.priceTicks))
        .number("proceeds", MarketUnits.money(event.proceedsMicros))
        .number("treasury", units.quantity(event.treasuryUnits))
        .build();
  }

  static Fact settled(CollateralSettled event, MarketUnits units) {
    return Fact.of(FactWord.COLLATERAL_SETTLED)
        .id(ASSET, event.assetId)
        .number("qty", units.quantity(event.units))
        .number("amount", MarketUnits.money(event.amountMicros))
        .number("treasury", units.quantity(event.treasuryUnits))
        .number("cash", MarketUnits.money(event.treasuryMicros))
        .build();
  }
}
