package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The rules of the mark of a market as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum MarkRule implements Rule<MarkRules> {
  INTERVAL(
      "interval-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.intervalNs),
      (r, v) -> r.intervalNs = v.in(MarketUnits::nanos)),
  AVERAGING(
      "averaging-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.averagingNs),
      (r, v) -> r.averagingNs = v.in(MarketUnits::nanos)),
  MAX_AGE(
      "max-age-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.maxAgeNs),
      (r, v) -> r.maxAgeNs = v.in(MarketUnits::nanos)),
  IMPACT(
      "impact",
      ValueKind.NUMBER,
      r -> MarketUnits.money(r.impactNotionalMicros),
      (r, v) -> r.impactNotionalMicros = v.in(MarketUnits::micros)),
  MAX_BASIS(
      "max-basis",
      ValueKind.RATE,
      r -> BigDecimal.valueOf(r.maxBasisPpm),
      (r, v) -> r.maxBasisPpm = (int) v.in(BigDecimal::longValueExact)),
  BAND(
      "band",
      ValueKind.RATE,
      r -> BigDecimal.valueOf(r.bandPpm),
      (r, v) -> r.bandPpm = (int) v.in(BigDecimal::longValueExact));

  private final Form<MarkRules> form;

  MarkRule(
      String keyword,
      ValueKind kind,
      Function<MarkRules, BigDecimal> read,
      BiConsumer<MarkRules, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  @Override
  public Form<MarkRules> form() {
    return form;
  }
}
