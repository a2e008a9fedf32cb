package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The rules of a market's prices as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum PriceRule implements Rule<PriceRules> {
  WIDE(
      "wide",
      ValueKind.RATE,
      r -> whole(r.wideConfidencePpm),
      (r, v) -> r.wideConfidencePpm = whole(v)),
  UNCERTAIN(
      "uncertain",
      ValueKind.RATE,
      r -> whole(r.uncertainConfidencePpm),
      (r, v) -> r.uncertainConfidencePpm = whole(v)),
  STALE_TRADE(
      "stale-trade-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.staleTradeNs),
      (r, v) -> r.staleTradeNs = v.in(MarketUnits::nanos)),
  STALE_MARGIN(
      "stale-margin-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.staleMarginNs),
      (r, v) -> r.staleMarginNs = v.in(MarketUnits::nanos)),
  AVERAGE_BAND(
      "average-band",
      ValueKind.RATE,
      r -> whole(r.averageBandPpm),
      (r, v) -> r.averageBandPpm = whole(v)),
  JUMP("jump", ValueKind.RATE, r -> whole(r.jumpPpm), (r, v) -> r.jumpPpm = whole(v)),
  PUBLISHERS(
      "publishers",
      ValueKind.NUMBER,
      r -> whole(r.minPublishers),
      (r, v) -> r.minPublishers = whole(v)),
  UPDATES_AFTER_OUTAGE(
      "updates-after-outage",
      ValueKind.NUMBER,
      r -> whole(r.updatesAfterOutage),
      (r, v) -> r.updatesAfterOutage = whole(v)),
  MARGIN_FACTOR(
      "margin-factor",
      ValueKind.RATE,
      r -> whole(r.marginFactorPpm),
      (r, v) -> r.marginFactorPpm = whole(v));

  private final Form<PriceRules> form;

  PriceRule(
      String keyword,
      ValueKind kind,
      Function<PriceRules, BigDecimal> read,
      BiConsumer<PriceRules, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  @Override
  public Form<PriceRules> form() {
    return form;
  }

  private static BigDecimal whole(int number) {
    return BigDecimal.valueOf(number);
  }

  private static int whole(Decimal value) {
    return (int) value.in(BigDecimal::longValueExact);
  }
}
