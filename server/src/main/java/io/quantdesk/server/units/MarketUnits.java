package io.quantdesk.server.scenario.world;

import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.ScenarioError;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Turns the integers of a market into prices, sizes and money, and back. Immutable.
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

  /** A plain number. */
  public static BigDecimal count(long value) {
    return plain(BigDecimal.valueOf(value));
  }

  /** Micro-USDC of an amount as written. */
  public static long micros(Decimal amount) {
    return amount.inUnitsOf(BigDecimal.valueOf(1, MICRO_DIGITS), "0.000001");
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

  /** Ticks of a price as written. */
  public int ticks(Decimal price) {
    long ticks = price.inUnitsOf(tickSize, "the tick size " + tickSize.toPlainString());
    if (ticks != (int) ticks) {
      throw new ScenarioError(price.at(), price.at().text() + " does not fit into a message");
    }
    return (int) ticks;
  }

  /** Lots of a size as written. */
  public long lots(Decimal quantity) {
    return quantity.inUnitsOf(lotSize, "the lot size " + lotSize.toPlainString());
  }

  /** The shortest form of a number, so that equal numbers are equal objects. */
  static BigDecimal plain(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
