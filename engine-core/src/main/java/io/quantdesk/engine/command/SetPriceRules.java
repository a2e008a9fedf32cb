package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.oracle.PriceRules;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetPriceRules implements AdminCommand {
  public final PriceRules rules = new PriceRules();

  public int marketId;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_PRICE_RULES;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetPriceRules copy() {
    SetPriceRules copy = new SetPriceRules();
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
