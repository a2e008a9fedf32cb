package io.quantdesk.engine.mark;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;

/**
 * The three components of a mark, in ticks, each of them {@link #ABSENT} when there is nothing to
 * compute it from (c5); a mutable value.
 */
public final class MarkComponents {
  /** There is no such component. */
  public static final int ABSENT = 0;

  private static final int PPM = 1_000_000;
  private static final long ONE = 1L << BasisAverage.SCALE_BITS;
  private static final long E9 = 1_000_000_000;

  /** p1: the index and the averaged basis. */
  public int basisTicks;

  /** p2: the median of best bid, best ask and last trade. */
  public int bookTicks;

  /** p3: the index and what the last funding rate still stands for. */
  public int fundingTicks;

  /** Makes all of them absent. */
  public void clear() {
    basisTicks = ABSENT;
    bookTicks = ABSENT;
    fundingTicks = ABSENT;
  }

  /** Copies another value. */
  public void set(MarkComponents other) {
    basisTicks = other.basisTicks;
    bookTicks = other.bookTicks;
    fundingTicks = other.fundingTicks;
  }

  /**
   * {@code p1 = I + clamp(average, +/-floor(I x maxBasis))}, to the nearest tick, a tie to the even
   * one; nobody's favour. From 1 to the highest price.
   */
  public static int ofBasis(
      int indexTicks, long averageScaledTicks, int maxBasisPpm, int maxPriceTicks) {
    long index = indexTicks * ONE;
    long bound = MulDiv.floor(index, maxBasisPpm, PPM);
    long basis = Math.max(-bound, Math.min(averageScaledTicks, bound));
    return within(MulDiv.nearestEven(index + basis, 1, ONE), maxPriceTicks);
  }

  /** p2: the median of three prices, the bid below the ask. */
  public static int ofBook(int bidTicks, int askTicks, int lastTicks) {
    return Math.max(bidTicks, Math.min(lastTicks, askTicks));
  }

  /**
   * {@code p3 = I + truncDiv(I x rate x time left, 1e9 x interval)}, rounded towards the index; the
   * two divisions give what one would. From 1 to the highest price.
   *
   * @param rateE9 of the last funding, within +/-1e9
   * @param leftNs until the next funding, within 0 and the interval
   */
  public static int ofFunding(
      int indexTicks, int rateE9, long leftNs, long intervalNs, int maxPriceTicks) {
    long premiumE9 = MulDiv.towardsZero((long) indexTicks * rateE9, leftNs, intervalNs);
    return within(indexTicks + premiumE9 / E9, maxPriceTicks);
  }

  /**
   * The median of those that are present: of two the mean, to the nearest tick and a tie to the
   * even one, of one itself; without any the index.
   */
  public int medianTicks(int indexTicks) {
    long sum = (long) basisTicks + bookTicks + fundingTicks;
    int highest = Math.max(basisTicks, Math.max(bookTicks, fundingTicks));
    int lowest = Math.min(basisTicks, Math.min(bookTicks, fundingTicks));
    return switch (present()) {
      case 0 -> indexTicks;
      case 1 -> highest;
      case 2 -> (int) MulDiv.nearestEven(sum, 1, 2);
      default -> (int) (sum - highest - lowest);
    };
  }

  /** Adds them to a hash. */
  public void hash(StateHash hash) {
    hash.add(basisTicks).add(bookTicks).add(fundingTicks);
  }

  private int present() {
    return (basisTicks == ABSENT ? 0 : 1)
        + (bookTicks == ABSENT ? 0 : 1)
        + (fundingTicks == ABSENT ? 0 : 1);
  }

  private static int within(long ticks, int maxPriceTicks) {
    return (int) Math.max(1, Math.min(ticks, maxPriceTicks));
  }
}
