package io.quantdesk.engine.market;

/**
 * A requirement whose rate rises with the notional, tier by tier, each rate holding only for what
 * lies above the lower bound of its tier (c3):
 *
 * <pre>
 *   d_1 = 0, d_j = d_(j-1) + L_j x (r_j - r_(j-1))                        exact
 *   required(N) = max over j of ceil((N x r_j - d_j) / 1e6)               rounded up, against the account
 * </pre>
 *
 * Bounds L, notional N and result are USDC micros, rates r are ppm. The rates rise, so the largest
 * line is that of the tier in which N lies: no tier has to be looked for. N and d are taken apart
 * into millions and a rest, which keeps every product within a long.
 */
public final class TieredRate {
  /** Most tiers. */
  public static final int MAX_TIERS = 16;

  private static final long PPM = 1_000_000;

  private final long[] lowerBoundMicros = new long[MAX_TIERS];
  private final long[] ratePpm = new long[MAX_TIERS];
  private final long[] deductionMicros = new long[MAX_TIERS];
  private final long[] deductionRest = new long[MAX_TIERS];
  private int count;

  /** Starts again with one tier; its rate is 0 to 1e6. */
  public TieredRate start(int firstRatePpm) {
    ratePpm[0] = firstRatePpm;
    count = 1;
    return this;
  }

  /** Adds a tier whose bound and rate are above those of the last; the rate is at most 1e6. */
  public TieredRate add(long boundMicros, int nextRatePpm) {
    long rise = nextRatePpm - ratePpm[count - 1];
    long rest = deductionRest[count - 1] + boundMicros % PPM * rise;
    lowerBoundMicros[count] = boundMicros;
    ratePpm[count] = nextRatePpm;
    deductionMicros[count] = deductionMicros[count - 1] + boundMicros / PPM * rise + rest / PPM;
    deductionRest[count] = rest % PPM;
    count++;
    return this;
  }

  /** What a notional of 0 or more requires. */
  public long requiredMicros(long notionalMicros) {
    long millions = notionalMicros / PPM;
    long rest = notionalMicros - millions * PPM;
    long required = millions * ratePpm[0] + ceilOfMillionth(rest * ratePpm[0]);
    for (int tier = 1; tier < count; tier++) {
      long line =
          millions * ratePpm[tier]
              - deductionMicros[tier]
              + ceilOfMillionth(rest * ratePpm[tier] - deductionRest[tier]);
      required = Math.max(required, line);
    }
    return required;
  }

  /** Number of tiers, at least 1. */
  public int count() {
    return count;
  }

  /** Notional from which on a tier holds; the first tier is 0. */
  public long lowerBoundMicros(int tier) {
    return lowerBoundMicros[tier];
  }

  /** Rate of a tier. */
  public long ratePpm(int tier) {
    return ratePpm[tier];
  }

  /** Deduction d of a tier, rounded down to micros. */
  public long deductionMicros(int tier) {
    return deductionMicros[tier];
  }

  /** What {@link #deductionMicros} left out, in millionths of a micro. */
  public long deductionRest(int tier) {
    return deductionRest[tier];
  }

  /** Rate of the next micro of a notional: that of the tier in which it lies. */
  public long marginalPpm(long notionalMicros) {
    int tier = count - 1;
    while (lowerBoundMicros[tier] > notionalMicros) {
      tier--;
    }
    return ratePpm[tier];
  }

  /** Rounded up; for amounts above -1e6. */
  private static long ceilOfMillionth(long amount) {
    return (amount + PPM - 1) / PPM;
  }
}
