package io.quantdesk.engine.oracle;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * Time-weighted average of a price over the last 5 minutes, in whole steps of 5 seconds: the
 * present step and the 59 before it. Each price counts for as long as it was in force, and for
 * nothing else, so that weights add up to the time that has passed, whatever the gaps:
 *
 * <pre>
 *   average = sum of (price x time in force) / sum of time in force          to the nearest tick
 * </pre>
 *
 * <p>Time is engine time in whole microseconds. Sums are exact: 2^31 ticks x 5 minutes is below
 * 2^60.
 */
final class AveragePrice {
  /** Steps of the window. */
  static final int STEPS = 60;

  /** Length of a step, microseconds. */
  static final long STEP_MICROS = 5_000_000;

  private static final long NS_PER_MICRO = 1_000;

  private final long[] sums = new long[STEPS];
  private long total;
  private long startMicros;
  private long untilMicros;
  private int ticks;

  /** Forgets everything: the average begins with a price at a time. */
  void start(int priceTicks, long nowNs) {
    clear();
    startMicros = Math.floorDiv(nowNs, NS_PER_MICRO);
    untilMicros = startMicros;
    ticks = priceTicks;
  }

  /** From this time on another price is in force. */
  void take(int priceTicks, long nowNs) {
    advance(nowNs);
    ticks = priceTicks;
  }

  /** Average of the prices in force up to a time, which must not go back; 0 before the first. */
  int ticks(long nowNs) {
    advance(nowNs);
    long covered = untilMicros - Math.max(startMicros, windowStart(untilMicros));
    return covered == 0 ? ticks : (int) MulDiv.nearestEven(total, 1, covered);
  }

  private void advance(long nowNs) {
    long now = Math.floorDiv(nowNs, NS_PER_MICRO);
    if (windowStart(now) >= untilMicros) {
      clear();
      untilMicros = Math.max(startMicros, windowStart(now));
    }
    while (untilMicros < now) {
      long stepEnd = (Math.floorDiv(untilMicros, STEP_MICROS) + 1) * STEP_MICROS;
      long until = Math.min(now, stepEnd);
      long weighted = ticks * (until - untilMicros);
      sums[place(untilMicros)] += weighted;
      total += weighted;
      untilMicros = until;
      if (until == stepEnd) {
        total -= sums[place(until)];
        sums[place(until)] = 0;
      }
    }
  }

  private void clear() {
    Arrays.fill(sums, 0);
    total = 0;
  }

  /** Begin of the window that ends at a time. */
  private static long windowStart(long micros) {
    return (Math.floorDiv(micros, STEP_MICROS) - (STEPS - 1)) * STEP_MICROS;
  }

  private static int place(long micros) {
    return (int) Math.floorMod(Math.floorDiv(micros, STEP_MICROS), (long) STEPS);
  }

  void hash(StateHash hash) {
    hash.add(ticks).add(startMicros).add(untilMicros).add(total);
    for (long sum : sums) {
      hash.add(sum);
    }
  }
}
