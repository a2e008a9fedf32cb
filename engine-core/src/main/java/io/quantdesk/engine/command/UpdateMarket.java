package io.quantdesk.engine.command;

import io.quantdesk.engine.market.MarketParameters;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class UpdateMarket {
  public final MarketParameters parameters = new MarketParameters();

  public int marketId;
}
