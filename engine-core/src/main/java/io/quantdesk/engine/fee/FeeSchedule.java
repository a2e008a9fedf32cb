package io.quantdesk.engine.fee;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * Fee tiers above tier 0, which is each market's own rates; a mutable value. An account pays the
 * lower of the market's rate and its tier's, so a tier never raises a fee. They end at the first
 * lower bound of 0; without any there is no schedule.
 */
public final class FeeSchedule {
  /** Most tiers above tier 0. */
  public static final int MAX = 10;

  /** More than any market's own rate: what tier 0 has in the place of rates of its own. */
  public static final int NO_RATE_PPM = 1_000_000;

  private final long[] lowerBoundMicros = new long[MAX];
  private final int[] takerFeePpm = new int[MAX];
  private final int[] makerFeePpm = new int[MAX];

  /** Number of tiers. */
  public int count() {
    int count = 0;
    while (count < MAX && lowerBoundMicros[count] != 0) {
      count++;
    }
    return count;
  }

  /** Volume in 30 days from which on a tier holds, USDC micros; tier 1 has index 0. */
  public long lowerBoundMicros(int index) {
    return lowerBoundMicros[index];
  }

  public int takerFeePpm(int index) {
    return takerFeePpm[index];
  }

  /** Below 0: a rebate. */
  public int makerFeePpm(int index) {
    return makerFeePpm[index];
  }

  /** Rate of a tier, of tier 0 one that is above all. */
  public int takerFeePpmOf(int tier) {
    return tier == 0 ? NO_RATE_PPM : takerFeePpm[tier - 1];
  }

  /** Rate of a tier, of tier 0 one that is above all; below 0: a rebate. */
  public int makerFeePpmOf(int tier) {
    return tier == 0 ? NO_RATE_PPM : makerFeePpm[tier - 1];
  }

  /** Replaces one tier. */
  public void put(int index, long boundMicros, int takerPpm, int makerPpm) {
    lowerBoundMicros[index] = boundMicros;
    takerFeePpm[index] = takerPpm;
    makerFeePpm[index] = makerPpm;
  }

  /** Removes all tiers. */
  public void clear() {
    Arrays.fill(lowerBoundMicros, 0);
    Arrays.fill(takerFeePpm, 0);
    Arrays.fill(makerFeePpm, 0);
  }

  /** Copies all tiers of another value. */
  public void set(FeeSchedule other) {
    for (int i = 0; i < MAX; i++) {
      put(i, other.lowerBoundMicros[i], other.takerFeePpm[i], other.makerFeePpm[i]);
    }
  }

  /**
   * Whether bounds rise from above 0, rates are at most 100 % and those of takers at least 0, and
   * nothing stands behind the last tier.
   */
  boolean isAllowed() {
    int count = count();
    long bound = 0;
    for (int i = 0; i < MAX; i++) {
      boolean isTier =
          i < count
              ? lowerBoundMicros[i] > bound
                  && isRate(takerFeePpm[i], 0)
                  && isRate(makerFeePpm[i], -NO_RATE_PPM)
              : lowerBoundMicros[i] == 0 && takerFeePpm[i] == 0 && makerFeePpm[i] == 0;
      if (!isTier) {
        return false;
      }
      bound = lowerBoundMicros[i];
    }
    return true;
  }

  /**
   * Whether no fill of a market can cost the exchange anything: its lowest taker and its lowest
   * maker rate, over the tiers and its own, are together at least 0 (c9).
   */
  public boolean covers(MarketParameters market) {
    int taker = market.takerFeePpm;
    int maker = market.makerFeePpm;
    int count = count();
    for (int i = 0; i < count; i++) {
      taker = Math.min(taker, takerFeePpm[i]);
      maker = Math.min(maker, makerFeePpm[i]);
    }
    return taker + maker >= 0;
  }

  /** Highest tier whose bound a volume has reached; 0: none. */
  public int tierOf(long volumeMicros) {
    int tier = count();
    while (tier > 0 && volumeMicros < lowerBoundMicros[tier - 1]) {
      tier--;
    }
    return tier;
  }

  /** Adds all tiers to a hash. */
  public void hash(StateHash hash) {
    for (int i = 0; i < MAX; i++) {
      hash.add(lowerBoundMicros[i]).add(takerFeePpm[i]).add(makerFeePpm[i]);
    }
  }

  private static boolean isRate(int ppm, int lowest) {
    return ppm >= lowest && ppm <= NO_RATE_PPM;
  }
}
