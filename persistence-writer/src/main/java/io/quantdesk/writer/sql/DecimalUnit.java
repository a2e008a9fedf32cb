package io.quantdesk.writer.sql;

import java.math.BigDecimal;

/** What one tick or lot is in units of people: an exact decimal without trailing zeros. */
final class DecimalUnit {
  private final long mantissa;
  private final int scale;

  private DecimalUnit(long mantissa, int scale) {
    this.mantissa = mantissa;
    this.scale = scale;
  }

  /** Of a size in 1e-9, above 0. */
  static DecimalUnit ofE9(long sizeE9) {
    long mantissa = sizeE9;
    int scale = 9;
    while (mantissa != 0 && mantissa % 10 == 0) {
      mantissa /= 10;
      scale--;
    }
    return new DecimalUnit(mantissa, scale);
  }

  /** Adds {@code count} units as a value of the current row, exactly. */
  void encode(CopyBuffer buffer, long count) {
    long product = count * mantissa;
    if (Math.multiplyHigh(count, mantissa) == product >> 63) {
      buffer.numeric(product, scale);
    } else {
      buffer.numeric(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(mantissa, scale)));
    }
  }
}
