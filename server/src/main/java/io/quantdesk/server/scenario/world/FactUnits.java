package io.quantdesk.server.scenario.world;

import io.quantdesk.server.units.MarketUnits;

/** Knows in which units the quantities and prices of events are. */
public interface FactUnits {
  /** Units of a market; raw ones for a market that does not exist. */
  MarketUnits units(long marketId);

  /** Units of an asset; raw ones for an asset that does not exist. */
  MarketUnits assetUnits(long assetId);
}
