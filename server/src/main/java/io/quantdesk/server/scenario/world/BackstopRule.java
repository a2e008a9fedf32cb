package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The bounds of a market's backstop as they are written. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum BackstopRule implements Rule<BackstopRules> {
  CAP(
      "cap",
      r -> MarketUnits.money(r.capMicros),
      (r, v) -> r.capMicros = v.in(MarketUnits::micros)),
  DRAW(
      "draw",
      r -> MarketUnits.money(r.drawMicros),
      (r, v) -> r.drawMicros = v.in(MarketUnits::micros)),
  DRAW_INTERVAL(
      "draw-seconds",
      r -> MarketUnits.nano(r.drawIntervalNs),
      (r, v) -> r.drawIntervalNs = v.in(MarketUnits::nanos)),
  SLICE(
      "slice",
      r -> MarketUnits.money(r.sliceMicros),
      (r, v) -> r.sliceMicros = v.in(MarketUnits::micros)),
  UNWIND_INTERVAL(
      "unwind-seconds",
      r -> MarketUnits.nano(r.unwindIntervalNs),
      (r, v) -> r.unwindIntervalNs = v.in(MarketUnits::nanos));

  private final Form<BackstopRules> form;

  BackstopRule(
      String keyword,
      Function<BackstopRules, BigDecimal> read,
      BiConsumer<BackstopRules, Decimal> write) {
    form = new Form<>(keyword, ValueKind.NUMBER, read, write);
  }

  @Override
  public Form<BackstopRules> form() {
    return form;
  }
}
