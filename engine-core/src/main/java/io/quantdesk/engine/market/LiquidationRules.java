package io.quantdesk.engine.market;

import io.quantdesk.engine.math.StateHash;

/**
 * How positions of a market are liquidated (c7); a mutable value. Of a new market all are 0: no
 * fee, no buffer, the whole deficit at once, at the mark or better.
 */
public final class LiquidationRules {
  /** Most that adjustment and spread may be, as a factor. */
  public static final int MAX_FACTOR = 10;

  private static final int PPM = 1_000_000;

  /** Of what was closed in the market, to the insurance fund; at most what it fetched over zero. */
  public int feePpm;

  /** A scope has recovered when its equity is at maintenance margin x (1 + buffer). */
  public int bufferPpm;

  /** How fast the limit leaves the mark as equity falls below maintenance margin. */
  public int adjustmentPpm;

  /** How far the limit leaves the mark at most, of the maintenance margin of one lot. */
  public int spreadPpm;

  /** Of the position at the first attempt, when it is worth more than chunkAboveMicros; 0: all. */
  public int chunkPpm;

  /** Below equity of maintenance margin x this the position leaves the market at once. */
  public int closeOutPpm;

  public long chunkAboveMicros;

  /** A position that would keep less value than this is closed whole. */
  public long dustMicros;

  /** Between two steps of a scope that is not close to its end. */
  public long cooldownNs;

  /** Who takes over what the market does not; null: a code that is none. */
  public DeleveragingStrategy deleveraging = DeleveragingStrategy.QUEUE;

  /**
   * Whether debt that the insurance fund cannot pay is spread over those who hold the other side.
   */
  public boolean socializesLosses;

  /** Copies all rules of another value. */
  public void set(LiquidationRules other) {
    feePpm = other.feePpm;
    bufferPpm = other.bufferPpm;
    adjustmentPpm = other.adjustmentPpm;
    spreadPpm = other.spreadPpm;
    chunkPpm = other.chunkPpm;
    closeOutPpm = other.closeOutPpm;
    chunkAboveMicros = other.chunkAboveMicros;
    dustMicros = other.dustMicros;
    cooldownNs = other.cooldownNs;
    deleveraging = other.deleveraging;
    socializesLosses = other.socializesLosses;
  }

  /**
   * Whether all are within their ranges, and a position at its maintenance margin can pay the fee
   * and the taker fee of a market.
   */
  public boolean areAllowed(MarketParameters market) {
    return deleveraging != null
        && feePpm >= 0
        && isPayable(market)
        && isWithin(bufferPpm, PPM)
        && isWithin(adjustmentPpm, MAX_FACTOR * PPM)
        && isWithin(spreadPpm, MAX_FACTOR * PPM)
        && isWithin(chunkPpm, PPM)
        && isWithin(closeOutPpm, PPM)
        && chunkAboveMicros >= 0
        && dustMicros >= 0
        && cooldownNs >= 0
        && cooldownNs <= Long.MAX_VALUE / 2;
  }

  /** Whether the fee and the taker fee of a market are within its maintenance margin. */
  boolean isPayable(MarketParameters market) {
    return (long) feePpm + market.takerFeePpm <= market.maintenanceMarginPpm;
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(feePpm).add(bufferPpm).add(adjustmentPpm).add(spreadPpm).add(chunkPpm);
    hash.add(closeOutPpm).add(chunkAboveMicros).add(dustMicros).add(cooldownNs);
    hash.add(deleveraging.code()).add(socializesLosses ? 1 : 0);
  }

  private static boolean isWithin(int value, int highest) {
    return value >= 0 && value <= highest;
  }
}
