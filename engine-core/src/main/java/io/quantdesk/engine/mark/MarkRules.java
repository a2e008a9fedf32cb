package io.quantdesk.engine.mark;

import io.quantdesk.engine.math.StateHash;

/**
 * How a market's mark price comes about (c5); a mutable value. Of a new market all are 0: its mark
 * is its index. The impact notional is the mark's own and not that of funding, so that a market
 * without funding has a mark of its book, too.
 */
public final class MarkRules {
  /** Shortest interval and averaging time: a millisecond. */
  public static final long MIN_TIME_NS = 1_000_000;

  /** Longest interval, averaging time and age: a day. */
  public static final long MAX_TIME_NS = 86_400_000_000_000L;

  /** Largest notional that both sides of a book can be asked for. */
  public static final long MAX_IMPACT_MICROS = 1L << 60;

  private static final int PPM = 1_000_000;
  private static final long NS_PER_MICRO = 1_000;

  /** Between two marks without a price of the oracle, at multiples of it since 1970. */
  public long intervalNs;

  /** Of the exponential average of the basis, in whole microseconds. */
  public long averagingNs;

  /** Older than this, the last trade and the last sample of the basis say nothing. */
  public long maxAgeNs;

  /** Notional in USDC micros that both sides must show for the middle of the book to be sampled. */
  public long impactNotionalMicros;

  /** Bound of the averaged basis, as a part of the index. */
  public int maxBasisPpm;

  /** The mark stays within index x (1 +/- this). */
  public int bandPpm;

  /** Copies all rules of another value. */
  public void set(MarkRules other) {
    intervalNs = other.intervalNs;
    averagingNs = other.averagingNs;
    maxAgeNs = other.maxAgeNs;
    impactNotionalMicros = other.impactNotionalMicros;
    maxBasisPpm = other.maxBasisPpm;
    bandPpm = other.bandPpm;
  }

  /** Whether the mark has components; otherwise it is the index. */
  public boolean areOn() {
    return intervalNs != 0;
  }

  /**
   * Whether all are 0, or all within their ranges: times from a millisecond to a day, the averaging
   * time in whole microseconds; parts of the index below 1, the band above 0.
   */
  public boolean areAllowed() {
    return areZero()
        || (isTime(intervalNs)
            && isTime(averagingNs)
            && averagingNs % NS_PER_MICRO == 0
            && isTime(maxAgeNs)
            && impactNotionalMicros > 0
            && impactNotionalMicros <= MAX_IMPACT_MICROS
            && maxBasisPpm >= 0
            && maxBasisPpm < PPM
            && bandPpm > 0
            && bandPpm < PPM);
  }

  /** Adds all rules to a hash. */
  public void hash(StateHash hash) {
    hash.add(intervalNs).add(averagingNs).add(maxAgeNs).add(impactNotionalMicros);
    hash.add(maxBasisPpm).add(bandPpm);
  }

  private boolean areZero() {
    return (intervalNs | averagingNs | maxAgeNs | impactNotionalMicros | maxBasisPpm | bandPpm)
        == 0;
  }

  private static boolean isTime(long ns) {
    return ns >= MIN_TIME_NS && ns <= MAX_TIME_NS;
  }
}
