package io.quantdesk.engine.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideSumTest {
  private static final long SEED = 4_711;

  @Test
  void shouldEqualBigIntegerSums() {
    Random random = new Random(SEED);
    WideSum sum = new WideSum();
    WideSum other = new WideSum();
    for (int round = 0; round < 20_000; round++) {
      BigInteger expected = add(random, sum);
      BigInteger expectedOther = add(random, other);
      check(sum, expected);
      assertThat(sum.isBelow(other)).isEqualTo(expected.compareTo(expectedOther) < 0);
      check(new WideSum().set(sum).subtract(other), expected.subtract(expectedOther));
      check(new WideSum().set(sum).negate(), expected.negate());
      assertThat(sum.isNegative()).isEqualTo(expected.signum() < 0);
      int factor = random.nextInt(2_000_001);
      BigInteger product = expected.multiply(BigInteger.valueOf(factor));
      check(new WideSum().set(sum).multiply(factor), product);
      if (expected.signum() >= 0) {
        long divisor = Math.max(1, MulDivTest.value(random) & Long.MAX_VALUE);
        BigInteger[] quotient = expected.divideAndRemainder(BigInteger.valueOf(divisor));
        check(
            new WideSum().set(sum).divideCeil(divisor),
            quotient[0].add(BigInteger.valueOf(quotient[1].signum())));
        check(new WideSum().set(sum).divideFloor(divisor), quotient[0]);
      }
    }
  }

  @Test
  void shouldCompareProductsExactly() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500_000; i++) {
      long a = MulDivTest.value(random);
      long b = MulDivTest.value(random);
      long c = i % 3 == 0 ? b : MulDivTest.value(random);
      long d = i % 3 == 0 ? a : MulDivTest.value(random);
      int expected =
          BigInteger.valueOf(a)
              .multiply(BigInteger.valueOf(b))
              .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
      if (Integer.signum(WideSum.compareProducts(a, b, c, d)) != expected) {
        fail("seed %d case %d: %d x %d against %d x %d", SEED, i, a, b, c, d);
      }
    }
  }

  @Test
  void shouldRefuseToDivideANegativeSum() {
    assertThatThrownBy(() -> new WideSum().set(-1).divideCeil(10))
        .isInstanceOf(ArithmeticException.class);
  }

  private static BigInteger add(Random random, WideSum sum) {
    BigInteger expected = BigInteger.valueOf(5);
    sum.set(5);
    for (int i = random.nextInt(8); i > 0; i--) {
      long value = MulDivTest.value(random);
      sum.add(value);
      long subtracted = MulDivTest.value(random);
      sum.subtract(subtracted);
      expected = expected.add(BigInteger.valueOf(value)).subtract(BigInteger.valueOf(subtracted));
    }
    return expected;
  }

  private static void check(WideSum sum, BigInteger expected) {
    boolean fits = expected.bitLength() < Long.SIZE;
    assertThat(sum.fitsLong()).as("%s", expected).isEqualTo(fits);
    long nearest =
        fits ? expected.longValue() : expected.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    assertThat(sum.value()).as("%s", expected).isEqualTo(nearest);
  }
}
