package io.quantdesk.engine.event;

import io.quantdesk.engine.market.BackstopRules;

/** A market's positions are taken over by other rules. */
public final class BackstopRulesSet {
  public int marketId;

  public final BackstopRules rules = new BackstopRules();
}
