package io.quantdesk.engine.command;

import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.math.StateHash;

/** Who takes positions over in a market from now on, as an operator sets it. */
public final class SetBackstopRules implements AdminCommand {
  public int marketId;

  public final BackstopRules rules = new BackstopRules();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_BACKSTOP_RULES;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetBackstopRules copy() {
    SetBackstopRules copy = new SetBackstopRules();
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
