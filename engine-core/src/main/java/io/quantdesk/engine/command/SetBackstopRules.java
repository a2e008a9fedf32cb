package io.quantdesk.engine.command;

import io.quantdesk.engine.market.BackstopRules;

/** Who takes positions over in a market from now on, as an operator sets it. */
public final class SetBackstopRules {
  public int marketId;

  public final BackstopRules rules = new BackstopRules();
}
