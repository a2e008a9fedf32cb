package io.quantdesk.engine.event;

import io.quantdesk.engine.oracle.PriceRules;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class PriceRulesSet {
  public final PriceRules rules = new PriceRules();

  public int marketId;
}
