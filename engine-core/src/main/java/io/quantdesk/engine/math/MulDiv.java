package io.quantdesk.engine.math;

/**
 * Exact {@code a x b / divisor} with a 128-bit product and a named rounding. The divisor must be
 * above 0 and the quotient must fit in 64 bits: ArithmeticException otherwise, since callers bound
 * their operands before they divide.
 */
public final class MulDiv {
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private MulDiv() {}

  /** Rounded towards minus infinity. */
  public static long floor(long a, long b, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      requirePositive(divisor);
      return Math.floorDiv(low, divisor);
    }
    long quotient = magnitudeQuotient(high, low, divisor);
    if (high >= 0) {
      return quotient;
    }
    return quotient * divisor == -low ? -quotient : -quotient - 1;
  }

  /** Rounded towards plus infinity. */
  public static long ceil(long a, long b, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return ceil(low, divisor);
    }
    long quotient = magnitudeQuotient(high, low, divisor);
    if (high < 0) {
      return -quotient;
    }
    return quotient * divisor == low ? quotient : Math.incrementExact(quotient);
  }

  /** Rounded towards 0. */
  public static long towardsZero(long a, long b, long divisor) {
    return Math.multiplyHigh(a, b) < 0 ? ceil(a, b, divisor) : floor(a, b, divisor);
  }

  /** {@code a / divisor} rounded towards plus infinity. */
  public static long ceil(long a, long divisor) {
    requirePositive(divisor);
    long truncated = a / divisor;
    return a > 0 && truncated * divisor != a ? truncated + 1 : truncated;
  }

  /** Rounded to the nearest integer, a tie to the even one; for operands that are not negative. */
  public static long nearestEven(long a, long b, long divisor) {
    if (a < 0 || b < 0) {
      throw new ArithmeticException("operands of nearestEven must not be negative");
    }
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long quotient = magnitudeQuotient(high, low, divisor);
    long remainder = low - quotient * divisor;
    int comparedToHalf = Long.compare(remainder, divisor - remainder);
    boolean up = comparedToHalf > 0 || (comparedToHalf == 0 && (quotient & 1) != 0);
    return up ? Math.incrementExact(quotient) : quotient;
  }

  /**
   * Quotient of an unsigned 128-bit number by an unsigned 64-bit one; {@code high < divisor}, the
   * divisor below 2^63. Two steps of long division in base 2^32.
   */
  static long divideUnsigned(long high, long low, long divisor) {
    int shift = Long.numberOfLeadingZeros(divisor);
    long normalized = divisor << shift;
    long upper = high << shift | low >>> (64 - shift);
    long lower = low << shift;
    long first = quotientDigit(upper, lower >>> 32, normalized);
    long rest = (upper << 32) + (lower >>> 32) - first * normalized;
    return (first << 32) + quotientDigit(rest, lower & LOW_32, normalized);
  }

  /** One 32-bit digit: the estimate from the leading digits is at most two too large. */
  private static long quotientDigit(long upper, long nextDigit, long divisor) {
    long divisorHigh = divisor >>> 32;
    long divisorLow = divisor & LOW_32;
    long digit = Long.divideUnsigned(upper, divisorHigh);
    long rest = upper - digit * divisorHigh;
    while (digit >>> 32 != 0
        || Long.compareUnsigned(digit * divisorLow, rest << 32 | nextDigit) > 0) {
      digit--;
      rest += divisorHigh;
      if (rest >>> 32 != 0) {
        break;
      }
    }
    return digit;
  }

  private static long magnitudeQuotient(long high, long low, long divisor) {
    requirePositive(divisor);
    long magnitudeLow = high < 0 ? -low : low;
    long magnitudeHigh = high < 0 ? ~high + (low == 0 ? 1 : 0) : high;
    if (magnitudeHigh >= divisor) {
      throw new ArithmeticException("quotient exceeds 64 bits");
    }
    long quotient = divideUnsigned(magnitudeHigh, magnitudeLow, divisor);
    if (quotient < 0) {
      throw new ArithmeticException("quotient exceeds 64 bits");
    }
    return quotient;
  }

  private static void requirePositive(long divisor) {
    if (divisor <= 0) {
      throw new ArithmeticException("divisor must be above 0: " + divisor);
    }
  }
}
