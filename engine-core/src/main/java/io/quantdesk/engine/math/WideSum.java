package io.quantdesk.engine.math;

/**
 * Signed 128-bit accumulator: adds up amounts of a whole scope without wrapping. A mutable value,
 * reused by its owner; it holds the sum of any number of longs that fits in memory.
 */
public final class WideSum {
  private long high;
  private long low;

  /** Starts again from an amount. */
  public WideSum set(long amount) {
    high = amount >> 63;
    low = amount;
    return this;
  }

  /** Starts again from another sum. */
  public WideSum set(WideSum other) {
    high = other.high;
    low = other.low;
    return this;
  }

  /** Starts again from an exact product of two longs. */
  public WideSum setProduct(long a, long b) {
    high = Math.multiplyHigh(a, b);
    low = a * b;
    return this;
  }

  /** Adds an amount. */
  public WideSum add(long amount) {
    long sum = low + amount;
    high += (amount >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
    return this;
  }

  /** Subtracts an amount. */
  public WideSum subtract(long amount) {
    long difference = low - amount;
    high -= (amount >> 63) + (Long.compareUnsigned(low, amount) < 0 ? 1 : 0);
    low = difference;
    return this;
  }

  /** Subtracts another sum. */
  public WideSum subtract(WideSum other) {
    long difference = low - other.low;
    high -= other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
    low = difference;
    return this;
  }

  /** Multiplies by a factor of 0 or more; the product must stay within 128 bits. */
  public WideSum multiply(int factor) {
    long carry = Math.multiplyHigh(low, factor) + (low < 0 ? factor : 0);
    high = high * factor + carry;
    low *= factor;
    return this;
  }

  /** Changes the sign. */
  public WideSum negate() {
    high = ~high + (low == 0 ? 1 : 0);
    low = -low;
    return this;
  }

  /** Divides a sum that is not negative by an amount above 0, rounded up. */
  public WideSum divideCeil(long divisor) {
    return divide(divisor) ? this : add(1);
  }

  /** Divides a sum that is not negative by an amount above 0, rounded down. */
  public WideSum divideFloor(long divisor) {
    divide(divisor);
    return this;
  }

  /** Leaves the quotient, rounded down; tells whether it is exact. */
  private boolean divide(long divisor) {
    if (high < 0 || divisor <= 0) {
      throw new ArithmeticException("division of a negative sum or by " + divisor);
    }
    long quotientHigh = high / divisor;
    long rest = high % divisor;
    long quotientLow = MulDiv.divideUnsigned(rest, low, divisor);
    boolean exact = quotientLow * divisor == low;
    high = quotientHigh;
    low = quotientLow;
    return exact;
  }

  /** Whether the sum is below 0. */
  public boolean isNegative() {
    return high < 0;
  }

  /** Whether this is less than another sum. */
  public boolean isBelow(WideSum other) {
    return high != other.high ? high < other.high : Long.compareUnsigned(low, other.low) < 0;
  }

  /** Whether {@link #value} is exact. */
  public boolean fitsLong() {
    return high == low >> 63;
  }

  /** The sum, or the nearest long when it does not fit. */
  public long value() {
    if (fitsLong()) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** Sign of a x b - c x d, exact. */
  public static int compareProducts(long a, long b, long c, long d) {
    long left = Math.multiplyHigh(a, b);
    long right = Math.multiplyHigh(c, d);
    return left != right ? Long.compare(left, right) : Long.compareUnsigned(a * b, c * d);
  }
}
