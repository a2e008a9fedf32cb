package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.market.DeleveragingStrategy;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The rules of liquidation of a market as they are written; rates in parts per million. */
// The functions hold no state, which their types cannot tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum LiquidationRule implements Rule<LiquidationRules> {
  FEE("fee", r -> rate(r.feePpm), (r, v) -> r.feePpm = ppm(v)),
  BUFFER("buffer", r -> rate(r.bufferPpm), (r, v) -> r.bufferPpm = ppm(v)),
  ADJUSTMENT("adjustment", r -> rate(r.adjustmentPpm), (r, v) -> r.adjustmentPpm = ppm(v)),
  SPREAD("spread", r -> rate(r.spreadPpm), (r, v) -> r.spreadPpm = ppm(v)),
  CHUNK("chunk", r -> rate(r.chunkPpm), (r, v) -> r.chunkPpm = ppm(v)),
  CLOSE_OUT("close-out", r -> rate(r.closeOutPpm), (r, v) -> r.closeOutPpm = ppm(v)),
  CHUNK_ABOVE(
      "chunk-above",
      ValueKind.NUMBER,
      r -> MarketUnits.money(r.chunkAboveMicros),
      (r, v) -> r.chunkAboveMicros = v.in(MarketUnits::micros)),
  DUST(
      "dust",
      ValueKind.NUMBER,
      r -> MarketUnits.money(r.dustMicros),
      (r, v) -> r.dustMicros = v.in(MarketUnits::micros)),
  COOLDOWN(
      "cooldown-seconds",
      ValueKind.NUMBER,
      r -> MarketUnits.nano(r.cooldownNs),
      (r, v) -> r.cooldownNs = v.in(MarketUnits::nanos)),
  PRO_RATA(
      "pro-rata",
      ValueKind.FLAG,
      r -> BigDecimal.valueOf(r.deleveraging.code()),
      (r, v) -> r.deleveraging = DeleveragingStrategy.PRO_RATA),
  SOCIALIZED(
      "socialized",
      ValueKind.FLAG,
      r -> r.socializesLosses ? BigDecimal.ONE : BigDecimal.ZERO,
      (r, v) -> r.socializesLosses = true);

  private final Form<LiquidationRules> form;

  LiquidationRule(
      String keyword,
      Function<LiquidationRules, BigDecimal> read,
      BiConsumer<LiquidationRules, Decimal> write) {
    this(keyword, ValueKind.RATE, read, write);
  }

  LiquidationRule(
      String keyword,
      ValueKind kind,
      Function<LiquidationRules, BigDecimal> read,
      BiConsumer<LiquidationRules, Decimal> write) {
    form = new Form<>(keyword, kind, read, write);
  }

  @Override
  public Form<LiquidationRules> form() {
    return form;
  }

  private static BigDecimal rate(int ppm) {
    return BigDecimal.valueOf(ppm);
  }

  private static int ppm(Decimal value) {
    return (int) value.in(BigDecimal::longValueExact);
  }
}
