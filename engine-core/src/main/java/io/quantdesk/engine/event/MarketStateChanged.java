package io.quantdesk.engine.event;

import io.quantdesk.engine.market.MarketState;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class MarketStateChanged {
  public int marketId;

  public MarketState state;

  /** Price at which positions are closed in SETTLEMENT; otherwise 0. */
  public int settlementPriceTicks;
}
