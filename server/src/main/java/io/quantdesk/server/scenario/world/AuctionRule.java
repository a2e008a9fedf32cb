package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The rules of auctions of a market as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum AuctionRule implements Rule<AuctionRule.InUnits> {
  THRESHOLD(
      "threshold",
      ValueKind.NUMBER,
      r -> MarketUnits.money(r.rules.thresholdMicros),
      (r, v) -> r.rules.thresholdMicros = v.in(MarketUnits::micros)),
  DURATION(
      "seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.rules.durationNs),
      (r, v) -> r.rules.durationNs = v.in(MarketUnits::nanos)),
  LOCK(
      "lock",
      ValueKind.RATE,
      r -> BigDecimal.valueOf(r.rules.lockPpm),
      (r, v) -> r.rules.lockPpm = count(v)),
  START(
      "start",
      ValueKind.RATE,
      r -> BigDecimal.valueOf(r.rules.startPpm),
      (r, v) -> r.rules.startPpm = count(v)),
  END(
      "end",
      ValueKind.RATE,
      r -> BigDecimal.valueOf(r.rules.endPpm),
      (r, v) -> r.rules.endPpm = count(v)),
  MIN_QUOTE(
      "min-quote",
      ValueKind.NUMBER,
      r -> r.units.quantity(r.rules.minQuoteLots),
      (r, v) -> r.rules.minQuoteLots = v.in(r.units::lots)),
  PER_MAKER(
      "per-maker",
      ValueKind.NUMBER,
      r -> BigDecimal.valueOf(r.rules.quotesPerMaker),
      (r, v) -> r.rules.quotesPerMaker = count(v)),
  MAX_QUOTES(
      "max-quotes",
      ValueKind.NUMBER,
      r -> BigDecimal.valueOf(r.rules.maxQuotes),
      (r, v) -> r.rules.maxQuotes = count(v));

  private final Form<InUnits> form;

  AuctionRule(
      String keyword,
      ValueKind kind,
      Function<InUnits, BigDecimal> read,
      BiConsumer<InUnits, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  /** The rules of a market and the units in which its quantities are written. */
  public record InUnits(AuctionRules rules, MarketUnits units) {}

  @Override
  public Form<InUnits> form() {
    return form;
  }

  private static int count(Decimal value) {
    return (int) value.in(BigDecimal::intValueExact);
  }
}
