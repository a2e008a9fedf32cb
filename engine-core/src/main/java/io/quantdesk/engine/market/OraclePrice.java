package io.quantdesk.engine.market;

import io.quantdesk.engine.math.MulDiv;

/** Converts a price of the oracle into ticks of a market. */
public final class OraclePrice {
  /** Not a price of the market. */
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
   * that neither side gains. INVALID outside 1 to maxPriceTicks and for exponents outside -18 to 9.
   */
  public static int toTicks(long mantissa, int exponent, MarketParameters parameters) {
    if (mantissa <= 0 || exponent < MIN_EXPONENT || exponent > MAX_EXPONENT) {
      return INVALID;
    }
    int scale = exponent + 9;
    long factor = POWERS_OF_TEN[Math.max(scale, 0)];
    long divisorFactor = POWERS_OF_TEN[Math.max(-scale, 0)];
    if (Math.multiplyHigh(parameters.tickSizeE9, divisorFactor) != 0
        || parameters.tickSizeE9 * divisorFactor < 0) {
      return INVALID;
    }
    long divisor = parameters.tickSizeE9 * divisorFactor;
    long limit = (long) parameters.maxPriceTicks + 1;
    if (exceeds(mantissa, factor, limit, divisor)) {
      return INVALID;
    }
    long ticks = MulDiv.nearestEven(mantissa, factor, divisor);
    return ticks >= 1 && ticks <= parameters.maxPriceTicks ? (int) ticks : INVALID;
  }

  /** Whether a x b is at least limit x divisor, exact. */
  private static boolean exceeds(long a, long b, long limit, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long limitHigh = Math.multiplyHigh(limit, divisor);
    return high != limitHigh ? high > limitHigh : Long.compareUnsigned(a * b, limit * divisor) >= 0;
  }
}
