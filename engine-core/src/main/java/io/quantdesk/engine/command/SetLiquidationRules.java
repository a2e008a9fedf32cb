package io.quantdesk.engine.command;

import io.quantdesk.engine.market.LiquidationRules;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetLiquidationRules {
  public final LiquidationRules rules = new LiquidationRules();

  public int marketId;
}
