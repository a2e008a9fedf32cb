package io.quantdesk.server.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Turns the integers of a market into prices, sizes and money, and back, exactly or not at all:
 * what is no whole number of units is an ArithmeticException, whose message goes behind the number.
 * Immutable.
 *
 * @param tickSize USDC per tick
 * @param lotSize base units per lot
 */
public record MarketUnits(BigDecimal tickSize, BigDecimal lotSize) {
  /** For a market that does not exist: ticks and lots as they are. */
  public static final MarketUnits RAW = new MarketUnits(BigDecimal.ONE, BigDecimal.ONE);

  private static final int MICRO_DIGITS = 6;
  private static final int NANO_DIGITS = 9;
  private static final int ENTRY_DIGITS = 9;
  private static final int MAX_BITS = 63;

  /** Units of a market with these parameters. */
  public static MarketUnits ofE9(long tickSizeE9, long lotSizeE9) {
    return new MarketUnits(nano(tickSizeE9), nano(lotSizeE9));
  }

  /** Exact value of billionths. */
  public static BigDecimal nano(long e9) {
    return plain(BigDecimal.valueOf(e9, NANO_DIGITS));
  }

  /** Exact value of micro-USDC. */
  public static BigDecimal money(long micros) {
    return plain(BigDecimal.valueOf(micros, MICRO_DIGITS));
  }

  /** Exact value of micro-USDC, of any size. */
  public static BigDecimal money(BigInteger micros) {
    return plain(new BigDecimal(micros, MICRO_DIGITS));
  }

  /** A plain number. */
  public static BigDecimal count(long value) {
    return plain(BigDecimal.valueOf(value));
  }

  /** Billionths of a number. */
  public static long nanos(BigDecimal value) {
    return whole(value, BigDecimal.valueOf(1, NANO_DIGITS), "0.000000001");
  }

  /** Micro-USDC of an amount. */
  public static long micros(BigDecimal usdc) {
    return whole(usdc, BigDecimal.valueOf(1, MICRO_DIGITS), "0.000001");
  }

  /** Ticks of a price. */
  public int ticks(BigDecimal price) {
    long ticks = whole(price, tickSize, "the tick size " + tickSize.toPlainString());
    if (ticks != (int) ticks) {
      throw tooLarge();
    }
    return (int) ticks;
  }

  /** Lots of a size. */
  public long lots(BigDecimal quantity) {
    return whole(quantity, lotSize, "the lot size " + lotSize.toPlainString());
  }

  /** Exact price of ticks. */
  public BigDecimal price(long ticks) {
    return plain(tickSize.multiply(BigDecimal.valueOf(ticks)));
  }

  /** Exact size of lots. */
  public BigDecimal quantity(long lots) {
    return plain(lotSize.multiply(BigDecimal.valueOf(lots)));
  }

  /** Cost divided by size, rounded half-even to nine digits behind the point; null for no size. */
  public BigDecimal entryPrice(long lots, long costMicros) {
    if (lots == 0) {
      return null;
    }
    BigDecimal cost = BigDecimal.valueOf(costMicros, MICRO_DIGITS);
    return plain(cost.divide(quantity(lots), ENTRY_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** The shortest form of a number, so that equal numbers are equal objects. */
  public static BigDecimal plain(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /**
   * How many units a value is.
   *
   * @param what the unit in words, for the error
   */
  public static long whole(BigDecimal value, BigDecimal unit, String what) {
    BigDecimal[] division = value.divideAndRemainder(unit);
    if (division[1].signum() != 0) {
      throw new ArithmeticException("is no multiple of " + what);
    }
    if (division[0].toBigInteger().bitLength() > MAX_BITS) {
      throw tooLarge();
    }
    return division[0].longValue();
  }

  private static ArithmeticException tooLarge() {
    return new ArithmeticException("does not fit into a message");
  }
}
