package io.quantdesk.engine.market;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.math.MulDiv;

/** What the parameters and the symbol of a market must satisfy; each broken rule has its reason. */
public final class MarketRules {
  private static final int PPM = 1_000_000;
  private static final long TRILLION = 1_000_000_000_000L;

  private MarketRules() {}

  /**
   * Checks, in this order: tick and lot size (their k must be an integer of at least 1), order
   * limits, the value range, margin rates, margin tiers, open interest of the initial rate, fee
   * rates, the bands.
   *
   * @param openInterestLots what is open already: its value must stay in range, too
   */
  static RejectReason check(MarketParameters parameters, long openInterestLots) {
    long k = microsPerLotTick(parameters);
    if (k == 0) {
      return RejectReason.INVALID_TICK_OR_LOT_SIZE;
    }
    if (parameters.minOrderLots < 1
        || parameters.maxOrderLots < parameters.minOrderLots
        || parameters.maxOpenInterestLots < parameters.maxOrderLots
        || parameters.maxPriceTicks < 1) {
      return RejectReason.INVALID_ORDER_LIMITS;
    }
    long largest = Math.max(parameters.maxOpenInterestLots, openInterestLots);
    if (k > Market.MAX_VALUE_MICROS / parameters.maxPriceTicks
        || largest > Market.orderLotsLimit(parameters, k)) {
      return RejectReason.ARITHMETIC_LIMIT;
    }
    return checkRates(parameters);
  }

  private static RejectReason checkRates(MarketParameters parameters) {
    int maintenance = parameters.maintenanceMarginPpm;
    if (maintenance <= 0
        || maintenance >= parameters.initialMarginPpm
        || parameters.initialMarginPpm > PPM) {
      return RejectReason.INVALID_MARGIN_RATE;
    }
    if (!areTiers(parameters)) {
      return RejectReason.INVALID_MARGIN_TIERS;
    }
    long upper = parameters.openInterestUpperLots;
    if (parameters.openInterestLowerLots < 0
        || (upper == 0
            ? parameters.openInterestLowerLots != 0
            : upper <= parameters.openInterestLowerLots)) {
      return RejectReason.INVALID_OPEN_INTEREST_BOUNDS;
    }
    if (parameters.profitHaircutPpm < 0 || parameters.profitHaircutPpm > PPM) {
      return RejectReason.INVALID_PROFIT_HAIRCUT;
    }
    // A fee above the maintenance margin could not be paid by a position at its liquidation.
    if (parameters.takerFeePpm < 0
        || parameters.takerFeePpm > maintenance
        || parameters.makerFeePpm > maintenance
        || parameters.makerFeePpm < -parameters.takerFeePpm) {
      return RejectReason.INVALID_FEE_RATE;
    }
    return isBand(parameters.marketOrderBandPpm)
            && isBand(parameters.placementBandPpm)
            && isBand(parameters.matchBandPpm)
        ? RejectReason.NONE
        : RejectReason.INVALID_BAND;
  }

  /** Whether bounds and both rates rise from tier to tier, maintenance below initial up to 1. */
  private static boolean areTiers(MarketParameters parameters) {
    UpperTiers tiers = parameters.upperTiers;
    long bound = 0;
    int initial = parameters.initialMarginPpm;
    int maintenance = parameters.maintenanceMarginPpm;
    for (int i = 0; i < tiers.count(); i++) {
      if (tiers.lowerBoundMicros(i) <= bound
          || tiers.initialMarginPpm(i) <= initial
          || tiers.initialMarginPpm(i) > PPM
          || tiers.maintenanceMarginPpm(i) <= maintenance
          || tiers.maintenanceMarginPpm(i) >= tiers.initialMarginPpm(i)) {
        return false;
      }
      bound = tiers.lowerBoundMicros(i);
      initial = tiers.initialMarginPpm(i);
      maintenance = tiers.maintenanceMarginPpm(i);
    }
    return tiers.areClosed();
  }

  private static boolean isBand(int ppm) {
    return ppm >= 0 && ppm < PPM;
  }

  /** Factor k = tick x lot / 1e12 in USDC micros per lot and tick; 0 when it is not an integer. */
  static long microsPerLotTick(MarketParameters parameters) {
    long tick = parameters.tickSizeE9;
    long lot = parameters.lotSizeE9;
    if (tick <= 0 || lot <= 0 || Math.multiplyHigh(tick, lot) >= TRILLION / 2) {
      return 0;
    }
    long k = MulDiv.floor(tick, lot, TRILLION);
    // The product is k x 1e12 exactly when the low 64 bits agree, since k was rounded down.
    return k * TRILLION == tick * lot ? k : 0;
  }
}
