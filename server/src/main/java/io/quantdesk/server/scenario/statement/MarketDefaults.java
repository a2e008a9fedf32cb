package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.market.MarketParameters;
import java.math.BigInteger;

/**
 * The parameters that a scenario need not mention: a bitcoin-like market without fees, whose limits
 * are as wide as its tick and lot size permit.
 */
final class MarketDefaults {
  private static final long TICK_E9 = 500_000_000L;
  private static final long LOT_E9 = 1_000_000L;
  private static final int MAX_PRICE_TICKS = 10_000_000;
  private static final long MAX_OPEN_INTEREST_LOTS = 1_000_000_000L;
  private static final int INITIAL_MARGIN_PPM = 100_000;
  private static final int MAINTENANCE_MARGIN_PPM = 50_000;
  private static final int BAND_PPM = 50_000;
  private static final BigInteger E12 = BigInteger.TEN.pow(12);
  private static final BigInteger VALUE_LIMIT = BigInteger.ONE.shiftLeft(61);

  private MarketDefaults() {}

  /** Defaults that suit the tick and lot size among the named parameters. */
  static MarketParameters of(ParameterList named) {
    MarketParameters parameters = new MarketParameters();
    parameters.tickSizeE9 = TICK_E9;
    parameters.lotSizeE9 = LOT_E9;
    parameters.maxPriceTicks = MAX_PRICE_TICKS;
    named.apply(parameters);
    MarketParameters defaults = new MarketParameters();
    defaults.tickSizeE9 = parameters.tickSizeE9;
    defaults.lotSizeE9 = parameters.lotSizeE9;
    defaults.maxPriceTicks = MAX_PRICE_TICKS;
    defaults.minOrderLots = 1;
    defaults.maxOpenInterestLots = openInterestLots(parameters);
    defaults.maxOrderLots =
        parameters.maxOpenInterestLots == 0
            ? defaults.maxOpenInterestLots
            : parameters.maxOpenInterestLots;
    defaults.initialMarginPpm = INITIAL_MARGIN_PPM;
    defaults.maintenanceMarginPpm = MAINTENANCE_MARGIN_PPM;
    defaults.marketOrderBandPpm = BAND_PPM;
    return defaults;
  }

  /** As many lots as keep their value at the highest price within the engine's arithmetic. */
  private static long openInterestLots(MarketParameters parameters) {
    BigInteger microsE12 =
        BigInteger.valueOf(parameters.tickSizeE9)
            .multiply(BigInteger.valueOf(parameters.lotSizeE9))
            .multiply(BigInteger.valueOf(parameters.maxPriceTicks));
    if (microsE12.signum() <= 0) {
      return MAX_OPEN_INTEREST_LOTS;
    }
    BigInteger lots = VALUE_LIMIT.multiply(E12).divide(microsE12);
    return lots.min(BigInteger.valueOf(MAX_OPEN_INTEREST_LOTS)).longValueExact();
  }
}
