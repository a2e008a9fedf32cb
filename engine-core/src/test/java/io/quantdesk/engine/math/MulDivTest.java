package io.quantdesk.engine.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MulDivTest {
  private static final long SEED = 20_261_121;
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  @Test
  void shouldNameItsRounding() {
    assertThat(MulDiv.floor(7, 3, 2)).isEqualTo(10);
    assertThat(MulDiv.floor(-7, 3, 2)).isEqualTo(-11);
    assertThat(MulDiv.ceil(7, 3, 2)).isEqualTo(11);
    assertThat(MulDiv.ceil(-7, 3, 2)).isEqualTo(-10);
    assertThat(MulDiv.nearestEven(5, 1, 2)).isEqualTo(2);
    assertThat(MulDiv.nearestEven(7, 1, 2)).isEqualTo(4);
    assertThat(MulDiv.nearestEven(8, 1, 3)).isEqualTo(3);
  }

  @Test
  void shouldEqualBigIntegersOverMillionsOfCases() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000_000; i++) {
      long a = value(random);
      long b = value(random);
      long divisor = Math.max(1, value(random) & Long.MAX_VALUE);
      BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
      BigInteger[] truncated = product.divideAndRemainder(BigInteger.valueOf(divisor));
      // Within one of the limits a rounding may leave the range: that is asserted below.
      if (truncated[0].abs().compareTo(MAX) < 0) {
        int sign = truncated[1].signum();
        long quotient = truncated[0].longValueExact();
        long floor = MulDiv.floor(a, b, divisor);
        long ceil = MulDiv.ceil(a, b, divisor);
        if (floor != quotient - (sign < 0 ? 1 : 0) || ceil != quotient + (sign > 0 ? 1 : 0)) {
          fail("seed %d case %d: %d x %d / %d = %d, %d", SEED, i, a, b, divisor, floor, ceil);
        }
      }
    }
  }

  @Test
  void shouldRoundToNearestEvenAsBigDecimalDoes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300_000; i++) {
      long a = value(random) & Long.MAX_VALUE;
      long b = value(random) & Long.MAX_VALUE;
      long divisor = Math.max(1, value(random) & Long.MAX_VALUE);
      BigDecimal product = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
      BigInteger expected =
          product.divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN).toBigInteger();
      if (expected.compareTo(MAX) <= 0
          && MulDiv.nearestEven(a, b, divisor) != expected.longValueExact()) {
        fail("seed %d case %d: %d x %d / %d is not %d", SEED, i, a, b, divisor, expected);
      }
    }
  }

  @Test
  void shouldRefuseWhatHasNoAnswer() {
    assertThatThrownBy(() -> MulDiv.floor(1, 1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MulDiv.ceil(1, 1, -1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MulDiv.floor(Long.MAX_VALUE, 4, 2))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MulDiv.ceil(Long.MIN_VALUE, Long.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MulDiv.nearestEven(-1, 1, 2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MulDiv.nearestEven(Long.MAX_VALUE, Long.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThat(MulDiv.floor(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
  }

  /** Any magnitude is as likely as any other, and the edges come often. */
  static long value(Random random) {
    long edge = 1L << random.nextInt(63);
    return switch (random.nextInt(6)) {
      case 0 -> edge;
      case 1 -> edge - 1;
      case 2 -> -edge;
      case 3 -> random.nextInt(1_000) - 500;
      default -> random.nextLong() >> random.nextInt(63);
    };
  }
}
