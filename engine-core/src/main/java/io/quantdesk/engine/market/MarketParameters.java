package io.quantdesk.engine.market;

import io.quantdesk.engine.math.StateHash;

/** All parameters of a market; a mutable value. Ranges are checked by MarketRules. */
public final class MarketParameters {
  /** USDC per tick, 1e-9. */
  public long tickSizeE9;

  /** Base units per lot, 1e-9. */
  public long lotSizeE9;

  public long minOrderLots;

  public long maxOrderLots;

  public long maxOpenInterestLots;

  public int maxPriceTicks;

  public int initialMarginPpm;

  public int maintenanceMarginPpm;

  public int takerFeePpm;

  /** Negative: a rebate. */
  public int makerFeePpm;

  /** Worst price of a market order: mark times (1 +/- band). */
  public int marketOrderBandPpm;

  /** Limit of an order that may rest: within mark times (1 +/- band); 0: anywhere. */
  public int placementBandPpm;

  /** Price of every trade: within mark times (1 +/- band); 0: any. */
  public int matchBandPpm;

  /** Part of an unrealised profit that does not count for initial margin; 0: all of it counts. */
  public int profitHaircutPpm;

  /** Lots from which on the initial rate rises with open interest; see openInterestUpperLots. */
  public long openInterestLowerLots;

  /** Lots from which on the initial rate is 1; 0: it does not depend on open interest. */
  public long openInterestUpperLots;

  /** Margin tiers above the first, which has the two rates above. */
  public final UpperTiers upperTiers = new UpperTiers();

  /** Rate of a tier, 0 the first, for those who open. */
  public int initialMarginPpm(int tier) {
    return tier == 0 ? initialMarginPpm : upperTiers.initialMarginPpm(tier - 1);
  }

  /** Rate of a tier, 0 the first, to be kept. */
  public int maintenanceMarginPpm(int tier) {
    return tier == 0 ? maintenanceMarginPpm : upperTiers.maintenanceMarginPpm(tier - 1);
  }

  /** Whether positions of any size require the same to be kept as by another value. */
  boolean hasMaintenanceOf(MarketParameters other) {
    return maintenanceMarginPpm == other.maintenanceMarginPpm
        && upperTiers.hasMaintenanceOf(other.upperTiers);
  }

  /** Adds all parameters to a hash. */
  public void hash(StateHash hash) {
    hash.add(tickSizeE9).add(lotSizeE9);
    hash.add(minOrderLots).add(maxOrderLots);
    hash.add(maxOpenInterestLots).add(maxPriceTicks);
    hash.add(initialMarginPpm).add(maintenanceMarginPpm);
    hash.add(takerFeePpm).add(makerFeePpm);
    hash.add(marketOrderBandPpm);
    hash.add(placementBandPpm).add(matchBandPpm);
    hash.add(profitHaircutPpm);
    hash.add(openInterestLowerLots).add(openInterestUpperLots);
    upperTiers.hash(hash);
  }

  /** Copies all parameters of another value. */
  public void set(MarketParameters other) {
    tickSizeE9 = other.tickSizeE9;
    lotSizeE9 = other.lotSizeE9;
    minOrderLots = other.minOrderLots;
    maxOrderLots = other.maxOrderLots;
    maxOpenInterestLots = other.maxOpenInterestLots;
    maxPriceTicks = other.maxPriceTicks;
    initialMarginPpm = other.initialMarginPpm;
    maintenanceMarginPpm = other.maintenanceMarginPpm;
    takerFeePpm = other.takerFeePpm;
    makerFeePpm = other.makerFeePpm;
    marketOrderBandPpm = other.marketOrderBandPpm;
    placementBandPpm = other.placementBandPpm;
    matchBandPpm = other.matchBandPpm;
    profitHaircutPpm = other.profitHaircutPpm;
    openInterestLowerLots = other.openInterestLowerLots;
    openInterestUpperLots = other.openInterestUpperLots;
    upperTiers.set(other.upperTiers);
  }
}
