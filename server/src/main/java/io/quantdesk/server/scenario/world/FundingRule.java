package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The rules of funding of a market as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum FundingRule implements Rule<FundingRules> {
  SAMPLE(
      "sample-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.sampleIntervalNs),
      (r, v) -> r.sampleIntervalNs = v.in(MarketUnits::nanos)),
  INTERVAL(
      "interval-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.fundingIntervalNs),
      (r, v) -> r.fundingIntervalNs = v.in(MarketUnits::nanos)),
  IMPACT(
      "impact",
      ValueKind.NUMBER,
      r -> MarketUnits.money(r.impactNotionalMicros),
      (r, v) -> r.impactNotionalMicros = v.in(MarketUnits::micros)),
  INTEREST("interest", r -> r.interestE9, (r, e9) -> r.interestE9 = e9),
  INTEREST_CLAMP("interest-clamp", r -> r.interestClampE9, (r, e9) -> r.interestClampE9 = e9),
  PREMIUM_CLAMP("premium-clamp", r -> r.premiumClampE9, (r, e9) -> r.premiumClampE9 = e9),
  CAP("cap", r -> r.rateCapE9, (r, e9) -> r.rateCapE9 = e9),
  MIN_SAMPLES(
      "min-samples",
      ValueKind.NUMBER,
      r -> BigDecimal.valueOf(r.minSamples),
      (r, v) -> r.minSamples = (int) v.in(BigDecimal::intValueExact));

  private static final int PPM_TO_E9 = 3;

  private final Form<FundingRules> form;

  FundingRule(
      String keyword,
      Function<FundingRules, Integer> read,
      BiConsumer<FundingRules, Integer> write) {
    this(
        keyword,
        ValueKind.RATE,
        rules -> ppm(read.apply(rules)),
        (rules, value) -> write.accept(rules, e9(value)));
  }

  FundingRule(
      String keyword,
      ValueKind kind,
      Function<FundingRules, BigDecimal> read,
      BiConsumer<FundingRules, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  @Override
  public Form<FundingRules> form() {
    return form;
  }

  /** Parts per million of a rate in 1e-9. */
  public static BigDecimal ppm(int rateE9) {
    return MarketUnits.plain(BigDecimal.valueOf(rateE9, PPM_TO_E9));
  }

  /** A rate in 1e-9 of parts per million. */
  public static int e9(Decimal ppm) {
    return (int) ppm.in(value -> value.movePointRight(PPM_TO_E9).intValueExact());
  }
}
