package io.quantdesk.engine.command;

import io.quantdesk.engine.market.FundingRules;

/** How a market's funding rate comes about from now on, as an operator sets it. */
public final class SetFundingRules {
  public int marketId;

  public final FundingRules rules = new FundingRules();
}
