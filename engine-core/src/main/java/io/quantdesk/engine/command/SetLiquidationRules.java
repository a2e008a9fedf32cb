package io.quantdesk.engine.command;

import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetLiquidationRules implements AdminCommand {
  public final LiquidationRules rules = new LiquidationRules();

  public int marketId;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_LIQUIDATION_RULES;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetLiquidationRules copy() {
    SetLiquidationRules copy = new SetLiquidationRules();
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
