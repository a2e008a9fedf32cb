package io.quantdesk.server.client;

import java.math.BigDecimal;

/**
 * What turns human prices and quantities of a market into ticks and lots, exactly or not at all.
 *
 * @param marketId number of the market in the engine
 * @param symbol its name
 * @param tickSizeE9 USDC per tick, 1e-9
 * @param lotSizeE9 base units per lot, 1e-9
 */
public record MarketUnits(int marketId, String symbol, long tickSizeE9, long lotSizeE9) {
  private static final int E9 = 9;

  /**
   * Ticks of a price.
   *
   * @throws ArithmeticException when the price is no whole number of ticks, or too large
   */
  public int ticks(BigDecimal price) {
    return units(price, tickSizeE9, "price", "tick").intValueExact();
  }

  /**
   * Lots of a quantity.
   *
   * @throws ArithmeticException when the quantity is no whole number of lots, or too large
   */
  public long lots(BigDecimal quantity) {
    return units(quantity, lotSizeE9, "quantity", "lot").longValueExact();
  }

  /** The price of a number of ticks. */
  public BigDecimal price(long ticks) {
    return human(ticks, tickSizeE9);
  }

  /** The quantity of a number of lots. */
  public BigDecimal quantity(long lots) {
    return human(lots, lotSizeE9);
  }

  private BigDecimal units(BigDecimal value, long unitE9, String what, String unit) {
    BigDecimal size = BigDecimal.valueOf(unitE9, E9);
    BigDecimal[] parts = value.divideAndRemainder(size);
    if (parts[1].signum() != 0) {
      throw new ArithmeticException(
          what
              + " "
              + value
              + " is no multiple of the "
              + unit
              + " size of "
              + symbol
              + ", "
              + size.stripTrailingZeros().toPlainString());
    }
    return parts[0];
  }

  private static BigDecimal human(long count, long unitE9) {
    BigDecimal value = BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(unitE9, E9));
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
