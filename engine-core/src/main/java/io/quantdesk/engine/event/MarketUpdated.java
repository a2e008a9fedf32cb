package io.quantdesk.engine.event;

import io.quantdesk.engine.market.MarketParameters;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class MarketUpdated {
  public int marketId;

  public final MarketParameters parameters = new MarketParameters();
}
