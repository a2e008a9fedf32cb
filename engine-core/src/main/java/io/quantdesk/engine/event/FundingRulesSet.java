package io.quantdesk.engine.event;

import io.quantdesk.engine.market.FundingRules;

/** A market's funding rate comes about by other rules. */
public final class FundingRulesSet {
  public int marketId;

  public final FundingRules rules = new FundingRules();
}
