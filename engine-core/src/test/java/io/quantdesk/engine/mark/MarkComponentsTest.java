package io.quantdesk.engine.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The components of a mark and their median (c5). */
class MarkComponentsTest {
  private static final long ONE = 1L << BasisAverage.SCALE_BITS;
  private static final int HIGHEST = 1_000_000;

  private static int median(int basis, int book, int funding) {
    MarkComponents components = new MarkComponents();
    components.basisTicks = basis;
    components.bookTicks = book;
    components.fundingTicks = funding;
    return components.medianTicks(1_000);
  }

  private static int ofBasis(long averageScaledTicks) {
    return MarkComponents.ofBasis(1_000, averageScaledTicks, 50_000, HIGHEST);
  }

  @Test
  void shouldTakeTheMiddleOneOfThree() {
    assertThat(median(1, 2, 3)).isEqualTo(2);
    assertThat(median(3, 1, 2)).isEqualTo(2);
    assertThat(median(2, 3, 1)).isEqualTo(2);
    assertThat(median(3, 2, 1)).isEqualTo(2);
    assertThat(median(1, 3, 2)).isEqualTo(2);
    assertThat(median(2, 1, 3)).isEqualTo(2);
    assertThat(median(5, 5, 9)).isEqualTo(5);
    assertThat(median(7, 7, 7)).isEqualTo(7);
    int most = Integer.MAX_VALUE;
    assertThat(median(most, most - 1, most - 2)).isEqualTo(most - 1);
  }

  @Test
  void shouldTakeTheMeanOfTwoAndATieToTheEvenTick() {
    assertThat(median(10, 20, 0)).isEqualTo(15);
    assertThat(median(0, 10, 21)).isEqualTo(16);
    assertThat(median(10, 0, 19)).isEqualTo(14);
    assertThat(median(0, Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void shouldTakeTheOnlyOneOrElseTheIndex() {
    assertThat(median(17, 0, 0)).isEqualTo(17);
    assertThat(median(0, 17, 0)).isEqualTo(17);
    assertThat(median(0, 0, 17)).isEqualTo(17);
    assertThat(median(0, 0, 0)).isEqualTo(1_000);
  }

  /** 5 % of 1,000 are 50 ticks. */
  @Test
  void shouldBoundTheBasis() {
    assertThat(ofBasis(49 * ONE)).isEqualTo(1_049);
    assertThat(ofBasis(50 * ONE)).isEqualTo(1_050);
    assertThat(ofBasis(51 * ONE)).isEqualTo(1_050);
    assertThat(ofBasis(-49 * ONE)).isEqualTo(951);
    assertThat(ofBasis(-50 * ONE)).isEqualTo(950);
    assertThat(ofBasis(-51 * ONE)).isEqualTo(950);
    assertThat(MarkComponents.ofBasis(1_000, 50 * ONE, 0, HIGHEST)).isEqualTo(1_000);
  }

  @Test
  void shouldRoundTheBasisToTheNearestTickAndATieToTheEvenOne() {
    assertThat(ofBasis(ONE / 2)).isEqualTo(1_000);
    assertThat(ofBasis(ONE / 2 + 1)).isEqualTo(1_001);
    assertThat(ofBasis(ONE + ONE / 2)).isEqualTo(1_002);
    assertThat(ofBasis(-ONE / 2)).isEqualTo(1_000);
    assertThat(ofBasis(-ONE / 2 - 1)).isEqualTo(999);
    assertThat(ofBasis(-ONE - ONE / 2)).isEqualTo(998);
  }

  @Test
  void shouldStayAPriceOfTheMarket() {
    assertThat(MarkComponents.ofBasis(1, -5 * ONE, 999_999, HIGHEST)).isEqualTo(1);
    assertThat(MarkComponents.ofBasis(HIGHEST, 5 * ONE, 999_999, HIGHEST)).isEqualTo(HIGHEST);
    assertThat(MarkComponents.ofFunding(1_000, -1_000_000_000, 7, 7, HIGHEST)).isEqualTo(1);
    assertThat(MarkComponents.ofFunding(HIGHEST, 1, 7, 7, HIGHEST)).isEqualTo(HIGHEST);
    int most = Integer.MAX_VALUE;
    assertThat(MarkComponents.ofBasis(most, 1L << 58, 999_999, most)).isEqualTo(most);
    assertThat(MarkComponents.ofFunding(most, 1_000_000_000, 7, 7, most)).isEqualTo(most);
  }

  @Test
  void shouldTakeTheMiddleOfBidAskAndLastTrade() {
    assertThat(MarkComponents.ofBook(990, 1_010, 1_000)).isEqualTo(1_000);
    assertThat(MarkComponents.ofBook(990, 1_010, 980)).isEqualTo(990);
    assertThat(MarkComponents.ofBook(990, 1_010, 1_020)).isEqualTo(1_010);
    assertThat(MarkComponents.ofBook(990, 1_010, 990)).isEqualTo(990);
  }

  /** Aevo's example: 2,000 x (1 + 0.005 x half an hour) = 2,005. */
  @Test
  void shouldAddWhatTheFundingRateStillStandsFor() {
    assertThat(MarkComponents.ofFunding(2_000, 5_000_000, 1_800, 3_600, HIGHEST)).isEqualTo(2_005);
    assertThat(MarkComponents.ofFunding(2_000, -5_000_000, 1_800, 3_600, HIGHEST)).isEqualTo(1_995);
    assertThat(MarkComponents.ofFunding(2_000, 5_000_000, 0, 3_600, HIGHEST)).isEqualTo(2_000);
    assertThat(MarkComponents.ofFunding(2_000, 5_000_000, 3_600, 3_600, HIGHEST)).isEqualTo(2_010);
    // 4.99..., towards the index on both sides.
    assertThat(MarkComponents.ofFunding(2_000, 5_000_000, 1_799, 3_600, HIGHEST)).isEqualTo(2_004);
    assertThat(MarkComponents.ofFunding(2_000, -5_000_000, 1_799, 3_600, HIGHEST)).isEqualTo(1_996);
  }

  @Test
  void shouldRoundTheFundingComponentOnce() {
    Random random = new Random(9);
    for (int i = 0; i < 100_000; i++) {
      int index = 1 + random.nextInt(1 << (1 + random.nextInt(30)));
      int rate = random.nextInt(2_000_000_001) - 1_000_000_000;
      long interval = 1 + random.nextLong(86_400_000_000_000L);
      long left = random.nextLong(interval + 1);
      BigInteger exact =
          BigInteger.valueOf(index)
              .multiply(BigInteger.valueOf(rate))
              .multiply(BigInteger.valueOf(left))
              .divide(BigInteger.valueOf(interval).multiply(BigInteger.valueOf(1_000_000_000)));
      long expected = Math.max(1, Math.min(index + exact.longValueExact(), Integer.MAX_VALUE));
      assertThat(MarkComponents.ofFunding(index, rate, left, interval, Integer.MAX_VALUE))
          .isEqualTo((int) expected);
    }
  }
}
