package io.quantdesk.engine.command;

import io.quantdesk.engine.admin.ApprovalRules;
import io.quantdesk.engine.math.StateHash;

/** How commands of administrators that loosen something are approved from now on. */
public final class SetApprovalRules implements AdminCommand {
  public final ApprovalRules rules = new ApprovalRules();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_APPROVAL_RULES;
  }

  @Override
  public SetApprovalRules copy() {
    SetApprovalRules copy = new SetApprovalRules();
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
