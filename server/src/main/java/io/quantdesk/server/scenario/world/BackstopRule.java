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
public enum BackstopRule {
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

  private final String keyword;
  private final Function<BackstopRules, BigDecimal> read;
  private final BiConsumer<BackstopRules, Decimal> write;

  BackstopRule(
      String keyword,
      Function<BackstopRules, BigDecimal> read,
      BiConsumer<BackstopRules, Decimal> write) {
    this.keyword = keyword;
    this.read = read;
    this.write = write;
  }

  /** What stands in front of its value. */
  public String keyword() {
    return keyword;
  }

  /** Its value: USDC or seconds. */
  public BigDecimal read(BackstopRules rules) {
    return read.apply(rules);
  }

  /** Sets it. */
  public void write(BackstopRules rules, Decimal value) {
    write.accept(rules, value);
  }
}
