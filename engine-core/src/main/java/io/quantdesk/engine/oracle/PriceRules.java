package io.quantdesk.engine.oracle;

import io.quantdesk.engine.math.StateHash;

/**
 * When a market's price is not to be relied on, and to what degree (c11); a mutable value. Of a new
 * market all are 0, and each 0 turns its rule off.
 */
public final class PriceRules {
  private static final int PPM = 1_000_000;
  private static final int MOST_PUBLISHERS = 255;
  private static final int MOST_UPDATES = 1_000;

  /** WIDE from a confidence interval above this part of the price on. */
  public int wideConfidencePpm;

  /** UNCERTAIN from a confidence interval above this part of the price on. */
  public int uncertainConfidencePpm;

  /** VOLATILE outside average / (1 + this) to average x (1 + this). */
  public int averageBandPpm;

  /** VOLATILE, and held back, when it moves by more than this until another update agrees. */
  public int jumpPpm;

  /** Of initial margin, for orders that can make a position larger, when WIDE or THIN. */
  public int marginFactorPpm;

  /** THIN with fewer publishers. */
  public int minPublishers;

  /** Good updates in a row after an outage before anybody is liquidated. */
  public int updatesAfterOutage;

  /** STALE_TRADE when the last update is older. */
  public long staleTradeNs;

  /** STALE_MARGIN when the last update is older. */
  public long staleMarginNs;

  /** Copies all rules of another value. */
  public void set(PriceRules other) {
    wideConfidencePpm = other.wideConfidencePpm;
    uncertainConfidencePpm = other.uncertainConfidencePpm;
    averageBandPpm = other.averageBandPpm;
    jumpPpm = other.jumpPpm;
    marginFactorPpm = other.marginFactorPpm;
    minPublishers = other.minPublishers;
    updatesAfterOutage = other.updatesAfterOutage;
    staleTradeNs = other.staleTradeNs;
    staleMarginNs = other.staleMarginNs;
  }

  /**
   * Whether all are within their ranges: parts of a price up to 1, the band up to 10, the factor
   * from 1 to 2; and a worse condition does not begin before a better one.
   */
  public boolean areAllowed() {
    return isWithin(wideConfidencePpm, PPM)
        && isWithin(uncertainConfidencePpm, PPM)
        && isWithin(averageBandPpm, 10 * PPM)
        && isWithin(jumpPpm, PPM)
        && (marginFactorPpm == 0 || (marginFactorPpm >= PPM && marginFactorPpm <= 2 * PPM))
        && isWithin(minPublishers, MOST_PUBLISHERS)
        && isWithin(updatesAfterOutage, MOST_UPDATES)
        && isWithin(staleTradeNs, Long.MAX_VALUE / 2)
        && isWithin(staleMarginNs, Long.MAX_VALUE / 2)
        && (uncertainConfidencePpm == 0 || wideConfidencePpm <= uncertainConfidencePpm)
        && (staleMarginNs == 0 || staleTradeNs <= staleMarginNs);
  }

  /** Whether any rule is on. */
  boolean areOn() {
    return (wideConfidencePpm
            | uncertainConfidencePpm
            | averageBandPpm
            | jumpPpm
            | marginFactorPpm
            | minPublishers
            | updatesAfterOutage
            | staleTradeNs
            | staleMarginNs)
        != 0;
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(wideConfidencePpm).add(uncertainConfidencePpm).add(averageBandPpm).add(jumpPpm);
    hash.add(marginFactorPpm).add(minPublishers).add(updatesAfterOutage);
    hash.add(staleTradeNs).add(staleMarginNs);
  }

  private static boolean isWithin(long value, long highest) {
    return value >= 0 && value <= highest;
  }
}
