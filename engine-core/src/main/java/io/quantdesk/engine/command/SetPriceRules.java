package io.quantdesk.engine.command;

import io.quantdesk.engine.oracle.PriceRules;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetPriceRules {
  public final PriceRules rules = new PriceRules();

  public int marketId;
}
