package io.quantdesk.engine.command;

import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.math.StateHash;

/** How a market's mark price comes about from now on, as an operator sets it. */
public final class SetMarkRules implements AdminCommand {
  public final MarkRules rules = new MarkRules();

  public int marketId;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_MARK_RULES;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetMarkRules copy() {
    SetMarkRules copy = new SetMarkRules();
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
