package io.quantdesk.engine.collateral;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.math.WideSum;

/** What an asset counts for and how it is measured; a mutable value. */
public final class CollateralTerms {
  /** Highest price in ticks. */
  public static final int HIGHEST_TICKS = 1_000_000_000;

  /** Most that a sale may take off the price. */
  public static final int MAX_DISCOUNT_PPM = 500_000;

  static final long TRILLION = 1_000_000_000_000L;
  private static final int PPM = 1_000_000;

  /** A unit costs at most 1 USDC at the highest price: what is rounded to whole units is small. */
  private static final long MAX_SCALE = TRILLION * PPM / HIGHEST_TICKS;

  /** What all of an asset is worth at the highest price, so that those of a scope add up. */
  private static final long MAX_VALUE_MICROS = 1L << 58;

  /** Smallest amount of the asset, in 1e-9 of it; cannot be changed. */
  public long unitSizeE9;

  /** Smallest step of the price of one whole, USDC 1e-9; cannot be changed. */
  public long tickSizeE9;

  /** Deposits end where all sub-accounts together have so much. */
  public long capUnits;

  /** From a value of all deposits above this on the initial weight falls; 0: it never does. */
  public long scaleStartMicros;

  /** Part of the value that counts for initial margin and withdrawals. */
  public int initialWeightPpm;

  /** Part of the value that counts for maintenance margin. */
  public int maintenanceWeightPpm;

  /** What a liquidation takes off the price. */
  public int discountPpm;

  public void set(CollateralTerms other) {
    unitSizeE9 = other.unitSizeE9;
    tickSizeE9 = other.tickSizeE9;
    capUnits = other.capUnits;
    scaleStartMicros = other.scaleStartMicros;
    initialWeightPpm = other.initialWeightPpm;
    maintenanceWeightPpm = other.maintenanceWeightPpm;
    discountPpm = other.discountPpm;
  }

  /**
   * Whether all are within their ranges: weights from 0 to 1, the initial one not above the other;
   * what is left after the discount not below the maintenance weight, so that a sale never makes a
   * sub-account less healthy; a unit and the cap not worth too much at the highest price.
   */
  boolean areAllowed() {
    return initialWeightPpm >= 0
        && initialWeightPpm <= maintenanceWeightPpm
        && maintenanceWeightPpm <= PPM
        && discountPpm >= 0
        && discountPpm <= Math.min(MAX_DISCOUNT_PPM, PPM - maintenanceWeightPpm)
        && scaleStartMicros >= 0
        && capUnits >= 0
        && isScaleAllowed()
        && WideSum.compareProducts(capUnits, scale(), MAX_VALUE_MICROS, TRILLION / HIGHEST_TICKS)
            <= 0;
  }

  /** USDC micros x 1e-12 of one unit at a price of one tick. */
  long scale() {
    return unitSizeE9 * tickSizeE9;
  }

  boolean hasUnitsOf(CollateralTerms other) {
    return unitSizeE9 == other.unitSizeE9 && tickSizeE9 == other.tickSizeE9;
  }

  /** Adds all to a hash. */
  public void hash(StateHash hash) {
    hash.add(unitSizeE9).add(tickSizeE9).add(capUnits).add(scaleStartMicros);
    hash.add(initialWeightPpm).add(maintenanceWeightPpm).add(discountPpm);
  }

  private boolean isScaleAllowed() {
    return unitSizeE9 > 0
        && tickSizeE9 > 0
        && WideSum.compareProducts(unitSizeE9, tickSizeE9, MAX_SCALE, 1) <= 0;
  }
}
