package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The terms of an asset as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum CollateralRule implements Rule<CollateralTerms> {
  UNIT(
      "unit",
      ValueKind.NUMBER,
      t -> MarketUnits.nano(t.unitSizeE9),
      (t, v) -> t.unitSizeE9 = v.in(MarketUnits::nanos)),
  TICK(
      "tick",
      ValueKind.NUMBER,
      t -> MarketUnits.nano(t.tickSizeE9),
      (t, v) -> t.tickSizeE9 = v.in(MarketUnits::nanos)),
  INITIAL(
      "initial",
      ValueKind.RATE,
      t -> BigDecimal.valueOf(t.initialWeightPpm),
      (t, v) -> t.initialWeightPpm = (int) v.in(BigDecimal::longValueExact)),
  MAINTENANCE(
      "maintenance",
      ValueKind.RATE,
      t -> BigDecimal.valueOf(t.maintenanceWeightPpm),
      (t, v) -> t.maintenanceWeightPpm = (int) v.in(BigDecimal::longValueExact)),
  DISCOUNT(
      "discount",
      ValueKind.RATE,
      t -> BigDecimal.valueOf(t.discountPpm),
      (t, v) -> t.discountPpm = (int) v.in(BigDecimal::longValueExact)),
  CAP(
      "cap",
      ValueKind.NUMBER,
      t -> units(t).quantity(t.capUnits),
      (t, v) -> t.capUnits = v.in(units(t)::lots)),
  SCALE_START(
      "scale-start",
      ValueKind.NUMBER,
      t -> MarketUnits.money(t.scaleStartMicros),
      (t, v) -> t.scaleStartMicros = v.in(MarketUnits::micros));

  private final Form<CollateralTerms> form;

  CollateralRule(
      String keyword,
      ValueKind kind,
      Function<CollateralTerms, BigDecimal> read,
      BiConsumer<CollateralTerms, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  @Override
  public Form<CollateralTerms> form() {
    return form;
  }

  /** Its cap comes behind its unit, so that it is known in time. */
  private static MarketUnits units(CollateralTerms terms) {
    return terms.unitSizeE9 > 0 && terms.tickSizeE9 > 0
        ? MarketUnits.ofE9(terms.tickSizeE9, terms.unitSizeE9)
        : MarketUnits.RAW;
  }
}
