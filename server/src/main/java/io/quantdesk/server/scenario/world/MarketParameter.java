package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The parameters of a market as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum MarketParameter {
  TICK(
      "tick",
      ValueKind.NUMBER,
      p -> MarketUnits.nano(p.tickSizeE9),
      (p, v) -> p.tickSizeE9 = v.in(MarketUnits::nanos)),
  LOT(
      "lot",
      ValueKind.NUMBER,
      p -> MarketUnits.nano(p.lotSizeE9),
      (p, v) -> p.lotSizeE9 = v.in(MarketUnits::nanos)),
  MIN(
      "min",
      ValueKind.NUMBER,
      p -> units(p).quantity(p.minOrderLots),
      (p, v) -> p.minOrderLots = v.in(units(p)::lots)),
  MAX(
      "max",
      ValueKind.NUMBER,
      p -> units(p).quantity(p.maxOrderLots),
      (p, v) -> p.maxOrderLots = v.in(units(p)::lots)),
  OPEN_INTEREST(
      "oi",
      ValueKind.NUMBER,
      p -> units(p).quantity(p.maxOpenInterestLots),
      (p, v) -> p.maxOpenInterestLots = v.in(units(p)::lots)),
  MAX_PRICE(
      "max-price",
      ValueKind.NUMBER,
      p -> units(p).price(p.maxPriceTicks),
      (p, v) -> p.maxPriceTicks = (int) v.in(units(p)::ticks)),
  INITIAL_MARGIN(
      "im", ValueKind.RATE, p -> rate(p.initialMarginPpm), (p, v) -> p.initialMarginPpm = ppm(v)),
  MAINTENANCE_MARGIN(
      "mm",
      ValueKind.RATE,
      p -> rate(p.maintenanceMarginPpm),
      (p, v) -> p.maintenanceMarginPpm = ppm(v)),
  TAKER("taker", ValueKind.RATE, p -> rate(p.takerFeePpm), (p, v) -> p.takerFeePpm = ppm(v)),
  MAKER("maker", ValueKind.RATE, p -> rate(p.makerFeePpm), (p, v) -> p.makerFeePpm = ppm(v)),
  BAND(
      "band",
      ValueKind.RATE,
      p -> rate(p.marketOrderBandPpm),
      (p, v) -> p.marketOrderBandPpm = ppm(v)),
  PLACEMENT_BAND(
      "placement-band",
      ValueKind.RATE,
      p -> rate(p.placementBandPpm),
      (p, v) -> p.placementBandPpm = ppm(v)),
  MATCH_BAND(
      "match-band", ValueKind.RATE, p -> rate(p.matchBandPpm), (p, v) -> p.matchBandPpm = ppm(v)),
  PROFIT_HAIRCUT(
      "profit-haircut",
      ValueKind.RATE,
      p -> rate(p.profitHaircutPpm),
      (p, v) -> p.profitHaircutPpm = ppm(v)),
  OPEN_INTEREST_LOWER(
      "oi-lower",
      ValueKind.NUMBER,
      p -> units(p).quantity(p.openInterestLowerLots),
      (p, v) -> p.openInterestLowerLots = v.in(units(p)::lots)),
  OPEN_INTEREST_UPPER(
      "oi-upper",
      ValueKind.NUMBER,
      p -> units(p).quantity(p.openInterestUpperLots),
      (p, v) -> p.openInterestUpperLots = v.in(units(p)::lots));

  private final String keyword;
  private final ValueKind kind;
  private final Function<MarketParameters, BigDecimal> read;
  private final BiConsumer<MarketParameters, Decimal> write;

  MarketParameter(
      String keyword,
      ValueKind kind,
      Function<MarketParameters, BigDecimal> read,
      BiConsumer<MarketParameters, Decimal> write) {
    this.keyword = keyword;
    this.kind = kind;
    this.read = read;
    this.write = write;
  }

  /** The word in front of its value. */
  public String keyword() {
    return keyword;
  }

  /** Whether 0 says that the market does without it, and need not be told. */
  public boolean isOptional() {
    return this == PROFIT_HAIRCUT || this == OPEN_INTEREST_LOWER || this == OPEN_INTEREST_UPPER;
  }

  /** NUMBER or RATE. */
  public ValueKind kind() {
    return kind;
  }

  /** Its value in human units. */
  public BigDecimal read(MarketParameters parameters) {
    return read.apply(parameters);
  }

  /**
   * Sets its value; tick and lot must be set before the parameters that are counted in them.
   *
   * @throws io.quantdesk.server.scenario.text.ScenarioError when the value is no whole number of
   *     its unit
   */
  public void write(MarketParameters parameters, Decimal value) {
    write.accept(parameters, value);
  }

  private static MarketUnits units(MarketParameters p) {
    return p.tickSizeE9 <= 0 || p.lotSizeE9 <= 0
        ? MarketUnits.RAW
        : MarketUnits.ofE9(p.tickSizeE9, p.lotSizeE9);
  }

  private static BigDecimal rate(int ppm) {
    return MarketUnits.plain(BigDecimal.valueOf(ppm));
  }

  private static int ppm(Decimal value) {
    return value.value().intValueExact();
  }
}
