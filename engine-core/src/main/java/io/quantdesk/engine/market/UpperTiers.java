package io.quantdesk.engine.market;

import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * The margin tiers of a market above the first, whose rates are the market's initial and
 * maintenance margin; a mutable value. They end at the first lower bound of 0.
 */
public final class UpperTiers {
  /** Most tiers above the first. */
  public static final int MAX = TieredRate.MAX_TIERS - 1;

  private final long[] lowerBoundMicros = new long[MAX];
  private final int[] initialMarginPpm = new int[MAX];
  private final int[] maintenanceMarginPpm = new int[MAX];

  /** Number of tiers. */
  public int count() {
    int count = 0;
    while (count < MAX && lowerBoundMicros[count] != 0) {
      count++;
    }
    return count;
  }

  /** Tier of what lies just above a notional: 0 the market's first, 1 the first of these. */
  public int tierAt(long notionalMicros) {
    int tier = 0;
    while (tier < MAX && lowerBoundMicros[tier] != 0 && lowerBoundMicros[tier] <= notionalMicros) {
      tier++;
    }
    return tier;
  }

  /** Notional from which on a tier holds; the first of them has index 0. */
  public long lowerBoundMicros(int index) {
    return lowerBoundMicros[index];
  }

  public int initialMarginPpm(int index) {
    return initialMarginPpm[index];
  }

  public int maintenanceMarginPpm(int index) {
    return maintenanceMarginPpm[index];
  }

  /** Replaces one tier. */
  public void put(int index, long boundMicros, int initialPpm, int maintenancePpm) {
    lowerBoundMicros[index] = boundMicros;
    initialMarginPpm[index] = initialPpm;
    maintenanceMarginPpm[index] = maintenancePpm;
  }

  /** Removes all tiers. */
  public void clear() {
    Arrays.fill(lowerBoundMicros, 0);
    Arrays.fill(initialMarginPpm, 0);
    Arrays.fill(maintenanceMarginPpm, 0);
  }

  /** Whether bounds and maintenance rates are those of another value. */
  boolean hasMaintenanceOf(UpperTiers other) {
    return Arrays.equals(lowerBoundMicros, other.lowerBoundMicros)
        && Arrays.equals(maintenanceMarginPpm, other.maintenanceMarginPpm);
  }

  /** Copies all tiers of another value. */
  public void set(UpperTiers other) {
    for (int i = 0; i < MAX; i++) {
      put(i, other.lowerBoundMicros[i], other.initialMarginPpm[i], other.maintenanceMarginPpm[i]);
    }
  }

  /** Whether nothing stands behind the last tier. */
  boolean areClosed() {
    for (int i = count(); i < MAX; i++) {
      if (lowerBoundMicros[i] != 0 || initialMarginPpm[i] != 0 || maintenanceMarginPpm[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    for (int i = 0; i < MAX; i++) {
      hash.add(lowerBoundMicros[i]).add(initialMarginPpm[i]).add(maintenanceMarginPpm[i]);
    }
  }
}
