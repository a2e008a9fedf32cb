package io.quantdesk.engine.command;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.Bytes32;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class CreateMarket {
  public final Bytes32 symbol = new Bytes32();

  public final MarketParameters parameters = new MarketParameters();
}
