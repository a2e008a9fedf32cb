package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiFunction;

/** The rules of auctions of a market as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum AuctionRule {
  THRESHOLD(
      "threshold",
      ValueKind.NUMBER,
      (r, units) -> MarketUnits.money(r.thresholdMicros),
      (r, units, v) -> r.thresholdMicros = v.in(MarketUnits::micros)),
  DURATION(
      "seconds",
      ValueKind.NUMBER,
      (r, units) -> MarketUnits.nano(r.durationNs),
      (r, units, v) -> r.durationNs = v.in(MarketUnits::nanos)),
  LOCK(
      "lock",
      ValueKind.RATE,
      (r, units) -> BigDecimal.valueOf(r.lockPpm),
      (r, units, v) -> r.lockPpm = count(v)),
  START(
      "start",
      ValueKind.RATE,
      (r, units) -> BigDecimal.valueOf(r.startPpm),
      (r, units, v) -> r.startPpm = count(v)),
  END(
      "end",
      ValueKind.RATE,
      (r, units) -> BigDecimal.valueOf(r.endPpm),
      (r, units, v) -> r.endPpm = count(v)),
  MIN_QUOTE(
      "min-quote",
      ValueKind.NUMBER,
      (r, units) -> units.quantity(r.minQuoteLots),
      (r, units, v) -> r.minQuoteLots = v.in(units::lots)),
  PER_MAKER(
      "per-maker",
      ValueKind.NUMBER,
      (r, units) -> BigDecimal.valueOf(r.quotesPerMaker),
      (r, units, v) -> r.quotesPerMaker = count(v)),
  MAX_QUOTES(
      "max-quotes",
      ValueKind.NUMBER,
      (r, units) -> BigDecimal.valueOf(r.maxQuotes),
      (r, units, v) -> r.maxQuotes = count(v));

  private final String keyword;
  private final ValueKind kind;
  private final BiFunction<AuctionRules, MarketUnits, BigDecimal> read;
  private final Write write;

  @FunctionalInterface
  private interface Write {
    void write(AuctionRules rules, MarketUnits units, Decimal value);
  }

  AuctionRule(
      String keyword,
      ValueKind kind,
      BiFunction<AuctionRules, MarketUnits, BigDecimal> read,
      Write write) {
    this.keyword = keyword;
    this.kind = kind;
    this.read = read;
    this.write = write;
  }

  /** What stands in front of its value. */
  public String keyword() {
    return keyword;
  }

  /** RATE or NUMBER. */
  public ValueKind kind() {
    return kind;
  }

  /** Its value: ppm, USDC, base units, seconds or a number. */
  public BigDecimal read(AuctionRules rules, MarketUnits units) {
    return read.apply(rules, units);
  }

  /** Sets it. */
  public void write(AuctionRules rules, MarketUnits units, Decimal value) {
    write.write(rules, units, value);
  }

  private static int count(Decimal value) {
    return (int) value.in(BigDecimal::intValueExact);
  }
}
