package io.quantdesk.engine.market;

import io.quantdesk.engine.math.StateHash;

/**
 * How a market's funding rate comes about (c6); a mutable value. Of a new market all are 0: there
 * is no funding. Rates are in 1e-9.
 */
public final class FundingRules {
  /** Highest rate, clamp and cap: 100 %. */
  public static final int MAX_RATE_E9 = 1_000_000_000;

  /** Shortest time between two samples. */
  public static final long MIN_INTERVAL_NS = 1_000_000;

  /** Longest time between two fundings: a day. */
  public static final long MAX_INTERVAL_NS = 86_400_000_000_000L;

  /** Largest notional whose average price is a sample. */
  public static final long MAX_IMPACT_MICROS = 1L << 60;

  /** Between two samples of the premium, at multiples of it since 1970. */
  public long sampleIntervalNs;

  /** Between two fundings, a multiple of the sample interval, at multiples of it since 1970. */
  public long fundingIntervalNs;

  /** Notional in USDC micros whose average price in the book is compared with the index. */
  public long impactNotionalMicros;

  /** Rate of eight hours when the book is at the index. */
  public int interestE9;

  /** How far the interest rate may draw the rate of eight hours away from the premium. */
  public int interestClampE9;

  /** Bound of each sample. */
  public int premiumClampE9;

  /** Bound of the rate of one funding. */
  public int rateCapE9;

  /** With fewer samples the rate is 0. */
  public int minSamples;

  /** Copies all rules of another value. */
  public void set(FundingRules other) {
    sampleIntervalNs = other.sampleIntervalNs;
    fundingIntervalNs = other.fundingIntervalNs;
    impactNotionalMicros = other.impactNotionalMicros;
    interestE9 = other.interestE9;
    interestClampE9 = other.interestClampE9;
    premiumClampE9 = other.premiumClampE9;
    rateCapE9 = other.rateCapE9;
    minSamples = other.minSamples;
  }

  /** Whether there is funding. */
  public boolean areOn() {
    return fundingIntervalNs != 0;
  }

  /** Whether all are 0, or all within their ranges and as many samples possible as are needed. */
  public boolean areAllowed() {
    return areZero()
        || (sampleIntervalNs >= MIN_INTERVAL_NS
            && fundingIntervalNs >= sampleIntervalNs
            && fundingIntervalNs <= MAX_INTERVAL_NS
            && fundingIntervalNs % sampleIntervalNs == 0
            && impactNotionalMicros > 0
            && impactNotionalMicros <= MAX_IMPACT_MICROS
            && interestE9 >= -MAX_RATE_E9
            && interestE9 <= MAX_RATE_E9
            && isBound(interestClampE9)
            && isBound(premiumClampE9)
            && isBound(rateCapE9)
            && minSamples >= 1
            && minSamples <= fundingIntervalNs / sampleIntervalNs);
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(sampleIntervalNs).add(fundingIntervalNs).add(impactNotionalMicros).add(interestE9);
    hash.add(interestClampE9).add(premiumClampE9).add(rateCapE9).add(minSamples);
  }

  private boolean areZero() {
    return (sampleIntervalNs | fundingIntervalNs | impactNotionalMicros) == 0
        && (interestE9 | interestClampE9 | premiumClampE9 | rateCapE9 | minSamples) == 0;
  }

  private static boolean isBound(int rateE9) {
    return rateE9 >= 0 && rateE9 <= MAX_RATE_E9;
  }
}
