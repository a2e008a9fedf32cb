package io.quantdesk.engine.command;

import io.quantdesk.engine.funds.WithdrawalRules;
import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetWithdrawalRules implements AdminCommand {
  public final WithdrawalRules rules = new WithdrawalRules();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_WITHDRAWAL_RULES;
  }

  @Override
  public SetWithdrawalRules copy() {
    SetWithdrawalRules copy = new SetWithdrawalRules();
    copy.rules.set(rules);
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    rules.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
