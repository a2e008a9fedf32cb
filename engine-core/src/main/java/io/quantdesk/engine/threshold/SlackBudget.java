package io.quantdesk.engine.threshold;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.WideSum;

/**
 * Shares the slack of a scope out to its positions by their notionals (c13), w in micros and S in
 * micros:
 *
 * <pre>
 *   S' = S - 2 x positions               one micro for each rounding up of requirement and funding
 *   b  = floor(S' x w / sum of w)        the shares add up to at most S'
 *   δ  = floor(b x 1e6 / (|s| x k))      how far the position's axes may rise, in ticks x 1e6
 * </pre>
 *
 * Everything is rounded down, so that thresholds are met early, never late: the market gains, an
 * account at worst is measured for nothing. What does not fit in a long is replaced by something
 * smaller. A mutable value, reused by its owner: start, add every position, then close.
 */
final class SlackBudget {
  /** Allowance of a position whose scope has no slack to share out. */
  static final long NOTHING = -1;

  private static final int ALLOWANCE_PER_POSITION = 2;

  /** An allowance of so many ticks is beyond every price. */
  private static final long TICKS_MAX = 1L << 42;

  /** Notionals of all positions of a scope add up to less than 2^78. */
  private static final int COARSE_BITS = 16;

  private final WideSum weights = new WideSum();
  private final WideSum shared = new WideSum();
  private int positions;
  private int coarseBits;
  private long weightSum;
  private long slackMicros;

  void start() {
    weights.set(0);
    positions = 0;
  }

  /** Counts a position; its notional is above 0. */
  void add(long notionalMicros) {
    weights.add(notionalMicros);
    positions++;
  }

  /** Takes the slack when all positions have been added, of which there is at least one. */
  void close(WideSum slack) {
    coarseBits = 0;
    if (!weights.fitsLong()) {
      coarseBits = COARSE_BITS;
      weights.divideCeil(1L << COARSE_BITS);
    }
    weightSum = weights.value();
    slackMicros = shared.set(slack).subtract((long) ALLOWANCE_PER_POSITION * positions).value();
  }

  /** Share b of a position, 0 or more; NOTHING when the slack does not even cover the roundings. */
  long shareMicros(long notionalMicros) {
    return slackMicros < 0
        ? NOTHING
        : MulDiv.floor(slackMicros, notionalMicros >> coarseBits, weightSum);
  }

  /**
   * Allowance δ of a position, 0 or more; NOTHING when the slack does not even cover the roundings.
   *
   * @param sizeMicros what one tick changes its value by, |s| x k, below 2^62
   */
  long allowance(long notionalMicros, long sizeMicros) {
    long budget = shareMicros(notionalMicros);
    if (budget == NOTHING) {
      return NOTHING;
    }
    return budget / sizeMicros >= TICKS_MAX
        ? TICKS_MAX * Axis.UNITS_PER_TICK
        : MulDiv.floor(budget, Axis.UNITS_PER_TICK, sizeMicros);
  }
}
