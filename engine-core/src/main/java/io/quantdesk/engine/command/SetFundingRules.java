package io.quantdesk.engine.command;

import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.math.StateHash;

/** How a market's funding rate comes about from now on, as an operator sets it. */
public final class SetFundingRules implements AdminCommand {
  public int marketId;

  public final FundingRules rules = new FundingRules();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_FUNDING_RULES;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetFundingRules copy() {
    SetFundingRules copy = new SetFundingRules();
    copy.marketId = marketId;
    copy.rules.set(rules);
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(marketId);
    rules.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
