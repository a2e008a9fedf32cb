package io.quantdesk.engine.trigger;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.Side;

/**
 * How far the trigger of a trailing stop is from its best price, as one int: ticks are above 0, ppm
 * of the best price below 0.
 */
public final class TrailingOffset {
  /** Most ppm: less than the whole price. */
  public static final int MAX_PPM = 999_999;

  private static final int PPM = 1_000_000;

  private TrailingOffset() {}

  /** One of both must be 0, the other above. */
  public static int of(int ticks, int ppm) {
    return ppm == 0 ? ticks : -ppm;
  }

  /** Ticks, or 0 for an offset in ppm. */
  public static int ticks(int offset) {
    return Math.max(offset, 0);
  }

  /** Millionths, or 0 for an offset in ticks. */
  public static int ppm(int offset) {
    return Math.max(-offset, 0);
  }

  /**
   * The price that fires an order: below the best for a sell, above for a buy; not always a price
   * of its market.
   */
  public static long triggerTicks(Side side, int bestTicks, int offset) {
    return bestTicks + side.sign() * distanceTicks(bestTicks, offset);
  }

  /**
   * Ticks between best and trigger: {@code ceil(best x ppm / 10^6)}, so at least one and never less
   * than was asked for: for the order's owner, who is fired up to a tick later (c9).
   */
  static long distanceTicks(int bestTicks, int offset) {
    return offset > 0 ? offset : MulDiv.ceil((long) bestTicks * -offset, PPM);
  }
}
