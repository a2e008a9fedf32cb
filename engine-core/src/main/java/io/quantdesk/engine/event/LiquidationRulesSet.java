package io.quantdesk.engine.event;

import io.quantdesk.engine.market.LiquidationRules;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class LiquidationRulesSet {
  public final LiquidationRules rules = new LiquidationRules();

  public int marketId;
}
