package io.quantdesk.engine.event;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class MarketCreated {
  public int marketId;

  public MarketState state;

  public final Bytes32 symbol = new Bytes32();

  public final MarketParameters parameters = new MarketParameters();
}
