package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.order.Side;

/**
 * What one step against one position is to be, by the state before it (c7): how much is closed and
 * at which worst price. A mutable value, reused by its owner. Money is USDC micros; E is the
 * scope's equity, MM its maintenance margin, mm that of the position, p the mark.
 */
final class LiquidationTerms {
  private static final long PPM = 1_000_000;
  private static final long PPM_SQUARED = PPM * PPM;

  private Market market;
  private LiquidationRules rules;
  private Side side;
  private long size;
  private long notional;
  private long maintenanceOfPosition;
  private int zeroTicks;
  private int limitTicks;
  private long lots;

  /**
   * Works all out.
   *
   * @param positionLots s, not 0
   * @param equity E, below MM x (1 + buffer)
   * @param maintenance MM
   * @param isLastAttempt the limit goes as far as it may, whatever the equity
   */
  void set(
      Market ofMarket,
      long positionLots,
      long equity,
      long maintenance,
      boolean isFirstAttempt,
      boolean isLastAttempt) {
    market = ofMarket;
    rules = market.liquidationRules();
    side = positionLots > 0 ? Side.SELL : Side.BUY;
    size = Math.abs(positionLots);
    notional = market.valueMicros(size, market.markTicks());
    maintenanceOfPosition = market.maintenanceMicros(size, market.markTicks());
    zeroTicks = away(MulDiv.floor(equity, maintenanceOfPosition, maintenance));
    limitTicks = limitTicks(equity, maintenance, isLastAttempt);
    lots = lotsFor(difference(buffered(maintenance, rules), equity));
    if (isFirstAttempt) {
      lots = Math.min(lots, chunkLots());
    }
  }

  /** Direction of the order that closes. */
  Side side() {
    return side;
  }

  /** How much the step closes in the market at most, from 1 to all. */
  long lots() {
    return lots;
  }

  /**
   * z, at which closing leaves E/MM as it is; it depends on the whole position, not on what is
   * closed:
   *
   * <pre>
   *   share = floor(E x mm / MM),  z = p -/+ floor(share / (|s| x k))          of a long, short
   * </pre>
   *
   * Rounded for the account. From 1 to the market's highest price.
   */
  int zeroTicks() {
    return zeroTicks;
  }

  /**
   * Worst price of the market step, from the mark as far towards z as equity is below maintenance
   * margin, at most z:
   *
   * <pre>
   *   below = floor((MM - E) x mm / MM)
   *   p -/+ floor(min(mm, below x adjustment) x spread / (|s| x k))          rounded for the account
   * </pre>
   *
   * The last attempt before the position leaves the market has mm in place of below x adjustment.
   */
  int limitTicks() {
    return limitTicks;
  }

  /** A price that is worse for the account than the mark by an amount spread over the position. */
  private int away(long micros) {
    int highest = market.parameters().maxPriceTicks;
    long ticks = Math.floorDiv(micros, market.valueMicros(size, 1));
    long bounded = Math.max(-highest, Math.min(ticks, highest));
    long price = market.markTicks() + side.sign() * bounded;
    return (int) Math.max(1, Math.min(price, highest));
  }

  private int limitTicks(long equity, long maintenance, boolean isLastAttempt) {
    long below = MulDiv.floor(difference(maintenance, equity), maintenanceOfPosition, maintenance);
    long most = Math.min(maintenanceOfPosition, Long.MAX_VALUE / LiquidationRules.MAX_FACTOR);
    boolean isAtMark = below <= 0 && !isLastAttempt;
    int limit = isAtMark ? market.markTicks() : away(spreadMicros(below, most, isLastAttempt));
    return side == Side.SELL ? Math.max(limit, zeroTicks) : Math.min(limit, zeroTicks);
  }

  private long spreadMicros(long below, long most, boolean isLastAttempt) {
    boolean isAll =
        isLastAttempt || WideSum.compareProducts(below, rules.adjustmentPpm, most, PPM) >= 0;
    return isAll
        ? MulDiv.floor(most, rules.spreadPpm, PPM)
        : MulDiv.floor(below, (long) rules.adjustmentPpm * rules.spreadPpm, PPM_SQUARED);
  }

  /** MM x (1 + buffer), rounded up; the largest long if it is more. */
  static long buffered(long maintenance, LiquidationRules rules) {
    return maintenance > Long.MAX_VALUE / 2
        ? Long.MAX_VALUE
        : MulDiv.ceil(maintenance, PPM + rules.bufferPpm, PPM);
  }

  /** The difference of an amount of at least 0 and another; the largest long if it is more. */
  private static long difference(long amount, long other) {
    long difference = amount - other;
    return other < 0 && difference < 0 ? Long.MAX_VALUE : difference;
  }

  /**
   * Lots whose closing at the mark makes up for a deficit: each frees its margin with the buffer
   * and costs the fee. Rounded up, at least one.
   *
   * <pre>
   *   x = ceil(deficit / (p x k x (r x (1 + buffer) - fee)))                 r: rate of the last tier
   * </pre>
   */
  private long lotsFor(long deficit) {
    long relief =
        market.maintenanceMargin().marginalPpm(notional) * (PPM + rules.bufferPpm)
            - rules.feePpm * PPM;
    if (relief <= 0 || WideSum.compareProducts(deficit, PPM_SQUARED, notional, relief) >= 0) {
      return size;
    }
    long value = MulDiv.ceil(deficit, PPM_SQUARED, relief);
    long wanted = Math.max(1, MulDiv.ceil(value, market.valueMicros(1, market.markTicks())));
    long kept = market.valueMicros(size - wanted, market.markTicks());
    return kept < rules.dustMicros ? size : wanted;
  }

  /** Of a large position a part, rounded up, but not less than what is not large, rounded down. */
  private long chunkLots() {
    if (rules.chunkPpm == 0 || notional <= rules.chunkAboveMicros) {
      return size;
    }
    long part = MulDiv.ceil(size, rules.chunkPpm, PPM);
    long small = rules.chunkAboveMicros / market.valueMicros(1, market.markTicks());
    return Math.max(part, Math.max(1, small));
  }
}
