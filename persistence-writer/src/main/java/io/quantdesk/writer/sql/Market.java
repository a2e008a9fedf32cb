package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.MarketParametersDecoder;
import java.util.StringJoiner;

/** A market as the journal last described it: the row of table markets, and its units. */
final class Market {
  final int marketId;
  final String symbol;
  String state;
  long tickSizeE9;
  long lotSizeE9;
  long minOrderLots;
  long maxOrderLots;
  long maxOpenInterestLots;
  int maxPriceTicks;
  int initialMarginPpm;
  int maintenanceMarginPpm;
  int takerFeePpm;
  int makerFeePpm;
  int marketOrderBandPpm;
  int placementBandPpm;
  int matchBandPpm;

  int profitHaircutPpm;
  long openInterestLowerLots;
  long openInterestUpperLots;

  /** Margin tiers above the first, as JSON. */
  String marginTiers;

  /** Of a market that was loaded from the database: 0, since its row is there. */
  long createdNs;

  long updatedNs;
  long seq;
  private DecimalUnit tick;
  private DecimalUnit lot;
  private long microsPerLotTick;

  Market(int marketId, String symbol) {
    this.marketId = marketId;
    this.symbol = symbol;
  }

  void set(MarketParametersDecoder parameters) {
    tickSizeE9 = parameters.tickSizeE9();
    lotSizeE9 = parameters.lotSizeE9();
    minOrderLots = parameters.minOrderLots();
    maxOrderLots = parameters.maxOrderLots();
    maxOpenInterestLots = parameters.maxOpenInterestLots();
    maxPriceTicks = parameters.maxPriceTicks();
    initialMarginPpm = parameters.initialMarginPpm();
    maintenanceMarginPpm = parameters.maintenanceMarginPpm();
    takerFeePpm = parameters.takerFeePpm();
    makerFeePpm = parameters.makerFeePpm();
    marketOrderBandPpm = parameters.marketOrderBandPpm();
    placementBandPpm = parameters.placementBandPpm();
    matchBandPpm = parameters.matchBandPpm();
    profitHaircutPpm = parameters.profitHaircutPpm();
    openInterestLowerLots = parameters.openInterestLowerLots();
    openInterestUpperLots = parameters.openInterestUpperLots();
    marginTiers = tiers(parameters);
    deriveUnits();
  }

  /** To be called when tick and lot size are set. */
  void deriveUnits() {
    tick = DecimalUnit.ofE9(tickSizeE9);
    lot = DecimalUnit.ofE9(lotSizeE9);
    // USDC 1e-9 x base units 1e-9 = 1e-18; micros are 1e-6. Whole by the engine's rules of a
    // market.
    microsPerLotTick = Math.multiplyExact(tickSizeE9, lotSizeE9) / 1_000_000_000_000L;
  }

  private static String tiers(MarketParametersDecoder parameters) {
    StringJoiner json = new StringJoiner(", ", "[", "]");
    for (int i = 0;
        i < MarketParametersDecoder.tierLowerBoundMicrosLength()
            && parameters.tierLowerBoundMicros(i) != 0;
        i++) {
      json.add(
          "{\"lower_bound_micros\": %d, \"initial_margin_ppm\": %d, \"maintenance_margin_ppm\": %d}"
              .formatted(
                  parameters.tierLowerBoundMicros(i),
                  parameters.tierInitialMarginPpm(i),
                  parameters.tierMaintenanceMarginPpm(i)));
    }
    return json.toString();
  }

  /** USDC per tick. */
  DecimalUnit tick() {
    return tick;
  }

  /** Base units per lot. */
  DecimalUnit lot() {
    return lot;
  }

  /** Exact value of a trade, USDC 1e-6: lots x ticks x k. */
  long valueMicros(long lots, int priceTicks) {
    return Math.multiplyExact(Math.multiplyExact(lots, (long) priceTicks), microsPerLotTick);
  }
}
