package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.event.RateLimitsSet;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/** What the events of markets and their prices say. */
final class MarketFacts {
  private MarketFacts() {}

  static Fact created(MarketCreated event) {
    return parameters(FactWord.MARKET, event.marketId, event.parameters)
        .word("state", event.state)
        .number("id", event.marketId)
        .build();
  }

  static Fact updated(MarketUpdated event) {
    return parameters(FactWord.MARKET_UPDATED, event.marketId, event.parameters).build();
  }

  static Fact state(MarketStateChanged event, MarketUnits units) {
    Fact.Builder state =
        Fact.of(FactWord.STATE).id("market", event.marketId).word("state", event.state);
    int ticks = event.settlementPriceTicks;
    return (ticks == 0 ? state : state.number("price", units.price(ticks))).build();
  }

  static Fact shareSet(OpenInterestShareSet event, MarketUnits units) {
    Fact.Builder fact = Fact.of(FactWord.OPEN_INTEREST_SHARE).id("market", event.marketId);
    OpenInterestShareRule.InUnits rules = new OpenInterestShareRule.InUnits(event.share, units);
    return Rule.tell(fact, OpenInterestShareRule.values(), rules).build();
  }

  static Fact settled(PositionSettled event, MarketUnits units) {
    return Fact.of(FactWord.SETTLED)
        .id("account", event.subAccountId)
        .number("qty", units.quantity(event.lots))
        .number("price", units.price(event.priceTicks))
        .id("market", event.marketId)
        .number("leaves", units.quantity(event.leavesLots))
        .build();
  }

  /** The interval in seconds. */
  static Fact rateLimits(RateLimitsSet event) {
    return Fact.of(FactWord.RATE_LIMITS)
        .number("orders", event.orderTokens)
        .number("interval", scaled(event.refillIntervalNs, -9))
        .build();
  }

  private static Fact.Builder parameters(FactWord word, int marketId, MarketParameters parameters) {
    Fact.Builder fact = Fact.of(word).id("market", marketId);
    for (MarketParameter parameter : MarketParameter.values()) {
      if (!parameter.isOptional() || parameter.read(parameters).signum() != 0) {
        fact.number(parameter.keyword(), parameter.read(parameters));
      }
    }
    String tiers = TierText.read(parameters);
    return tiers == null ? fact : fact.text("tiers", tiers);
  }

  static BigDecimal scaled(long mantissa, int exponent) {
    return MarketUnits.plain(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent));
  }
}
