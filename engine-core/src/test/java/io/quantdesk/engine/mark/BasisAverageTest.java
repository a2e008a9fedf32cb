package io.quantdesk.engine.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The average of the basis (c5): what has passed in the journal has passed in it, no more or less.
 */
class BasisAverageTest {
  private static final long SECOND_NS = 1_000_000_000;
  private static final long HOUR_NS = 3_600 * SECOND_NS;
  private static final long AVERAGING_NS = 150 * SECOND_NS;
  private static final long ONE = 1L << BasisAverage.SCALE_BITS;

  /** Ticks: of thousands, two parts of the averaging time and the last bits of the decay. */
  private static final double NEARLY = 0.03;

  private final BasisAverage average = new BasisAverage();

  private double ticks() {
    return (double) average.scaledTicks() / ONE;
  }

  private void take(long ticks, long nowNs) {
    average.take(ticks * ONE, nowNs, AVERAGING_NS);
  }

  private static double approached(double from, double to, double averagingTimes) {
    return to + (from - to) * StrictMath.exp(-averagingTimes);
  }

  @Test
  void shouldBeginWithTheFirstSample() {
    take(-40, 17);
    assertThat(average.scaledTicks()).isEqualTo(-40 * ONE);
  }

  @Test
  void shouldComeNearerByTheTimeThatHasPassed() {
    take(0, 0);
    take(1_000, 75 * SECOND_NS);
    assertThat(ticks()).isCloseTo(approached(0, 1_000, 0.5), within(NEARLY));
    take(-1_000, 225 * SECOND_NS);
    assertThat(ticks()).isCloseTo(approached(approached(0, 1_000, 0.5), -1_000, 1), within(NEARLY));
  }

  /** 150 s in one sample, in seconds, in milliseconds, and in random cuts. */
  @Test
  void shouldNotDependOnHowTheTimeIsCut() {
    double expected = approached(0, 1_000, 1);
    for (long stepNs : new long[] {AVERAGING_NS, SECOND_NS, SECOND_NS / 1_000}) {
      average.clear();
      take(0, 0);
      for (long nowNs = stepNs; nowNs <= AVERAGING_NS; nowNs += stepNs) {
        take(1_000, nowNs);
      }
      assertThat(ticks()).as("steps of %d ns", stepNs).isCloseTo(expected, within(NEARLY));
    }
    Random random = new Random(11);
    average.clear();
    take(0, 0);
    long nowNs = 0;
    while (nowNs < AVERAGING_NS) {
      nowNs = Math.min(AVERAGING_NS, nowNs + 1 + random.nextLong(1L << random.nextInt(34)));
      take(1_000, nowNs);
    }
    assertThat(ticks()).isCloseTo(expected, within(NEARLY));
  }

  /** A part of a second is 15.3 microseconds: what is left of it counts with the next sample. */
  @Test
  void shouldLoseNoTimeThatIsShorterThanAPart() {
    average.take(0, 0, SECOND_NS);
    for (int micros = 1; micros <= 1_000_000; micros++) {
      average.take(1_000 * ONE, micros * 1_000L, SECOND_NS);
    }
    assertThat(ticks()).isCloseTo(approached(0, 1_000, 1), within(0.01));
  }

  /** Nanoseconds below a microsecond add up, too. */
  @Test
  void shouldLoseNoTimeThatIsShorterThanAMicrosecond() {
    average.take(0, 0, 1_000_000);
    for (int ns = 1; ns <= 1_000_000; ns += 333) {
      average.take(1_000 * ONE, ns, 1_000_000);
    }
    average.take(1_000 * ONE, 1_000_000, 1_000_000);
    assertThat(ticks()).isCloseTo(approached(0, 1_000, 1), within(0.1));
  }

  /** Time in the sum is time in the weight: neither below the sample nor above it. */
  @Test
  void shouldBeTheSampleThatEndsAGapOfAnHour() {
    take(500, 0);
    take(500, SECOND_NS);
    take(-300, SECOND_NS + HOUR_NS);
    assertThat(average.scaledTicks()).isEqualTo(-300 * ONE);
  }

  @Test
  void shouldCountAGapWhole() {
    take(0, 0);
    take(900, 300 * SECOND_NS);
    assertThat(ticks()).isCloseTo(approached(0, 900, 2), within(NEARLY));
    take(900, 301 * SECOND_NS);
    assertThat(ticks()).isCloseTo(approached(0, 900, 2 + 1 / 150.0), within(NEARLY));
  }

  @Test
  void shouldStayWhereItIsWhileTheSampleDoes() {
    take(-7, 0);
    for (int i = 1; i <= 100_000; i++) {
      take(-7, i * 333_333_333L);
    }
    assertThat(average.scaledTicks()).isEqualTo(-7 * ONE);
  }

  /** Rounding favours no direction: the mirrored samples give the mirrored average, to the bit. */
  @Test
  void shouldDriftNeitherUpNorDown() {
    BasisAverage mirrored = new BasisAverage();
    Random random = new Random(3);
    long nowNs = 0;
    for (int i = 0; i < 200_000; i++) {
      nowNs += random.nextInt(400_000_000);
      long sample = random.nextLong(-20 * ONE, 20 * ONE);
      average.take(sample, nowNs, AVERAGING_NS);
      mirrored.take(-sample, nowNs, AVERAGING_NS);
      assertThat(mirrored.scaledTicks()).isEqualTo(-average.scaledTicks());
    }
  }

  /** One up and one down for the same time: the average stays in the middle, however often. */
  @Test
  void shouldStayBetweenSamplesThatTakeTurns() {
    take(0, 0);
    for (int i = 1; i <= 100_000; i++) {
      take(i % 2 == 0 ? 10 : -10, i * 100_000_000L);
      assertThat(ticks()).isBetween(-0.01, 0.01);
    }
  }

  /** Steps of a millisecond come as near as that, though each is but a small part of a tick. */
  @Test
  void shouldFollowInSmallSteps() {
    take(0, 0);
    for (int i = 1; i <= 3_000_000; i++) {
      average.take(ONE, i * 1_000_000L, AVERAGING_NS);
    }
    assertThat(ticks()).isBetween(0.999, 1.0);
  }

  @Test
  void shouldTakeTheLargestSamples() {
    take(1L << 30, 0);
    take(-(1L << 30), 150 * SECOND_NS);
    double expected = approached(0x1p30, -0x1p30, 1);
    assertThat(ticks()).isCloseTo(expected, within(0x1p30 * 0x1p-24));
  }

  @Test
  void shouldBeFreshUpToTheAgeOfItsLastSample() {
    assertThat(average.isFresh(0, HOUR_NS)).isFalse();
    take(1, SECOND_NS);
    assertThat(average.isFresh(61 * SECOND_NS, 60 * SECOND_NS)).isTrue();
    assertThat(average.isFresh(61 * SECOND_NS + 1, 60 * SECOND_NS)).isFalse();
    average.clear();
    assertThat(average.isFresh(SECOND_NS, HOUR_NS)).isFalse();
  }
}
