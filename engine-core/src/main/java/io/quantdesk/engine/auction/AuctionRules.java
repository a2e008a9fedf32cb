package io.quantdesk.engine.auction;

import io.quantdesk.engine.math.StateHash;

/**
 * When incoming orders of a market are auctioned and how (c10); a mutable value. Of a new market
 * all are 0: there are no auctions.
 */
public final class AuctionRules {
  /** Shortest auction: a microsecond. */
  public static final long MIN_DURATION_NS = 1_000;

  /** Longest auction: ten minutes. */
  public static final long MAX_DURATION_NS = 600_000_000_000L;

  /** Most that start and end may lie away from limit and mark: half of them. */
  public static final int MAX_IMPROVEMENT_PPM = 500_000;

  private static final int PPM = 1_000_000;

  /** Value at the mark in USDC micros from which on orders are auctioned; 0: only by their flag. */
  public long thresholdMicros;

  /** From the opening to the end. */
  public long durationNs;

  /** Last part of the duration in which quotes do not change any more. */
  public int lockPpm;

  /** How much better than its limit an order begins that is better than the mark. */
  public int startPpm;

  /** How much worse than the mark an order ends at most. */
  public int endPpm;

  /** Smallest quote. */
  public long minQuoteLots;

  /** Quotes that one account may have in an auction, 1 to Auction.MAX_QUOTES. */
  public int quotesPerMaker;

  /** Quotes of an auction, 1 to Auction.MAX_QUOTES. */
  public int maxQuotes;

  /** Copies all rules of another value. */
  public void set(AuctionRules other) {
    thresholdMicros = other.thresholdMicros;
    durationNs = other.durationNs;
    lockPpm = other.lockPpm;
    startPpm = other.startPpm;
    endPpm = other.endPpm;
    minQuoteLots = other.minQuoteLots;
    quotesPerMaker = other.quotesPerMaker;
    maxQuotes = other.maxQuotes;
  }

  /** Whether there are auctions. */
  public boolean areOn() {
    return durationNs != 0;
  }

  /** Whether all are 0, or all within their ranges. */
  public boolean areAllowed() {
    return areZero()
        || (thresholdMicros >= 0
            && durationNs >= MIN_DURATION_NS
            && durationNs <= MAX_DURATION_NS
            && isWithin(lockPpm, 0, PPM)
            && isWithin(startPpm, 0, MAX_IMPROVEMENT_PPM)
            && isWithin(endPpm, 0, MAX_IMPROVEMENT_PPM)
            && minQuoteLots >= 0
            && isWithin(maxQuotes, 1, Auction.MAX_QUOTES)
            && isWithin(quotesPerMaker, 1, maxQuotes));
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(thresholdMicros).add(durationNs).add(lockPpm).add(startPpm).add(endPpm);
    hash.add(minQuoteLots).add(quotesPerMaker).add(maxQuotes);
  }

  private boolean areZero() {
    return (thresholdMicros | durationNs | minQuoteLots) == 0
        && (lockPpm | startPpm | endPpm | quotesPerMaker | maxQuotes) == 0;
  }

  private static boolean isWithin(int value, int least, int most) {
    return value >= least && value <= most;
  }
}
