package io.quantdesk.engine.market;

import io.quantdesk.engine.math.MulDiv;

/** Converts a price of an oracle into ticks. */
public final class OraclePrice {
  /** Not a price in range. */
  public static final int INVALID = 0;

  private static final int MIN_EXPONENT = -18;
  private static final int MAX_EXPONENT = 9;
  private static final long[] POWERS_OF_TEN = new long[19];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private OraclePrice() {}

  /**
   * Ticks of mantissa x 10^exponent USDC, rounded to the nearest tick, a tie to the even one, so
   * that neither side gains. INVALID outside 1 to the highest price and for exponents outside -18
   * to 9.
   */
  public static int toTicks(long mantissa, int exponent, long tickSizeE9, int highestTicks) {
    if (mantissa <= 0 || exponent < MIN_EXPONENT || exponent > MAX_EXPONENT) {
      return INVALID;
    }
    int scale = exponent + 9;
    long factor = POWERS_OF_TEN[Math.max(scale, 0)];
    long divisorFactor = POWERS_OF_TEN[Math.max(-scale, 0)];
    if (Math.multiplyHigh(tickSizeE9, divisorFactor) != 0 || tickSizeE9 * divisorFactor < 0) {
      return INVALID;
    }
    long divisor = tickSizeE9 * divisorFactor;
    long limit = (long) highestTicks + 1;
    if (exceeds(mantissa, factor, limit, divisor)) {
      return INVALID;
    }
    long ticks = MulDiv.nearestEven(mantissa, factor, divisor);
    return ticks >= 1 && ticks <= highestTicks ? (int) ticks : INVALID;
  }

  /** Whether a x b is at least limit x divisor, exact. */
  private static boolean exceeds(long a, long b, long limit, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long limitHigh = Math.multiplyHigh(limit, divisor);
    return high != limitHigh ? high > limitHigh : Long.compareUnsigned(a * b, limit * divisor) >= 0;
  }
}
