package io.quantdesk.engine.market;

import io.quantdesk.engine.math.MulDiv;

/**
 * The prices within mark x (1 +/- band), in ticks, for one mark at a time. Derived from the mark
 * and a rate of the market's parameters; without a rate, or before the first mark, it holds every
 * price.
 */
public final class PriceBand {
  private static final int PPM = 1_000_000;

  private int lowestTicks;
  private int highestTicks = Integer.MAX_VALUE;

  PriceBand() {}

  /** Rounded towards the mark: no price outside the exact band is within. */
  void set(int markTicks, int bandPpm) {
    if (markTicks == 0 || bandPpm == 0) {
      lowestTicks = 0;
      highestTicks = Integer.MAX_VALUE;
    } else {
      lowestTicks = (int) MulDiv.ceil(markTicks, PPM - bandPpm, PPM);
      long highest = MulDiv.floor(markTicks, PPM + bandPpm, PPM);
      highestTicks = (int) Math.min(highest, Integer.MAX_VALUE);
    }
  }

  public int lowestTicks() {
    return lowestTicks;
  }

  public int highestTicks() {
    return highestTicks;
  }

  /** Whether a price lies within. */
  public boolean holds(int priceTicks) {
    return priceTicks >= lowestTicks && priceTicks <= highestTicks;
  }
}
