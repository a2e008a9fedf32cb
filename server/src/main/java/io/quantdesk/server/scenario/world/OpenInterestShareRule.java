package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.market.OpenInterestShare;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How much of a market one account may hold, as it is written; the share in ppm. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum OpenInterestShareRule implements Rule<OpenInterestShareRule.InUnits> {
  SHARE(
      "share",
      ValueKind.RATE,
      r -> BigDecimal.valueOf(r.share.sharePpm),
      (r, v) -> r.share.sharePpm = (int) v.in(BigDecimal::longValueExact)),
  FLOOR(
      "floor",
      ValueKind.NUMBER,
      r -> r.units.quantity(r.share.floorLots),
      (r, v) -> r.share.floorLots = v.in(r.units::lots));

  private final Form<InUnits> form;

  OpenInterestShareRule(
      String keyword,
      ValueKind kind,
      Function<InUnits, BigDecimal> read,
      BiConsumer<InUnits, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  /** The share of a market and the units in which its quantities are written. */
  public record InUnits(OpenInterestShare share, MarketUnits units) {}

  @Override
  public Form<InUnits> form() {
    return form;
  }
}
