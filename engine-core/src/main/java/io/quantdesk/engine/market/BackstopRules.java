package io.quantdesk.engine.market;

import io.quantdesk.engine.math.StateHash;

/**
 * Which sub-account takes positions over in a market, with money of its insurance fund, and within
 * what bounds (c7.5); a mutable value. Of a new market all are 0: there is none.
 */
public final class BackstopRules {
  private static final long MIN_INTERVAL_NS = 1_000_000;
  private static final long MAX_INTERVAL_NS = 86_400_000_000_000L;

  /** The backstop of the market; 0: there is none. */
  public int subAccountId;

  /** Most notional that it holds, at the mark; 0: it takes nothing over. */
  public long capMicros;

  /** Most that it gets from the insurance fund within an interval. */
  public long drawMicros;

  /** Between two multiples of it since 1970 no more is drawn. */
  public long drawIntervalNs;

  /** How much it gives back to the market at a time, in value; at least one lot. */
  public long sliceMicros;

  /** How often it does. */
  public long unwindIntervalNs;

  /** Copies all rules of another value. */
  public void set(BackstopRules other) {
    subAccountId = other.subAccountId;
    capMicros = other.capMicros;
    drawMicros = other.drawMicros;
    drawIntervalNs = other.drawIntervalNs;
    sliceMicros = other.sliceMicros;
    unwindIntervalNs = other.unwindIntervalNs;
  }

  /** Whether there is a backstop. */
  public boolean areOn() {
    return subAccountId != 0;
  }

  /** Whether all are 0, or all within their ranges. */
  public boolean areAllowed() {
    return areZero()
        || (subAccountId > 0
            && capMicros >= 0
            && drawMicros >= 0
            && sliceMicros > 0
            && isInterval(drawIntervalNs)
            && isInterval(unwindIntervalNs));
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(subAccountId).add(capMicros).add(drawMicros).add(drawIntervalNs);
    hash.add(sliceMicros).add(unwindIntervalNs);
  }

  private boolean areZero() {
    return subAccountId == 0
        && (capMicros | drawMicros | drawIntervalNs | sliceMicros | unwindIntervalNs) == 0;
  }

  private static boolean isInterval(long ns) {
    return ns >= MIN_INTERVAL_NS && ns <= MAX_INTERVAL_NS;
  }
}
