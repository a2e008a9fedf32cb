package io.quantdesk.engine.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayTest {
  private static final double ONE = Decay.ONE;
  private static final int LAST = Decay.TIMES_UNTIL_NOTHING * Decay.PARTS - 1;

  private static double exact(int parts) {
    return StrictMath.exp(-(double) parts / Decay.PARTS);
  }

  /** One bit at a time: the fixed numbers themselves, to the nearest. */
  @Test
  void shouldHoldTheExponentialOfEachBit() {
    for (int bit = 0; bit <= 20; bit++) {
      assertThat((double) Decay.after(1 << bit)).isCloseTo(exact(1 << bit) * ONE, within(0.5));
    }
  }

  @Test
  void shouldBeTheExponentialOfAnyTime() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      int parts = random.nextInt(1 + random.nextInt(LAST));
      double left = Decay.after(parts) / ONE;
      assertThat(left).isCloseTo(exact(parts), within(0x1p-26));
    }
  }

  @Test
  void shouldLeaveAllOfNothingAndNothingOfTheLongestTime() {
    assertThat(Decay.after(0)).isEqualTo(Decay.ONE);
    assertThat(Decay.after(LAST)).isZero();
  }
}
