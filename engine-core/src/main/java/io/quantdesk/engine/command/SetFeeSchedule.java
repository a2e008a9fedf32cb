package io.quantdesk.engine.command;

import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.math.StateHash;

/** Fee tiers of all accounts from now on, as an operator sets them; without tiers: no schedule. */
public final class SetFeeSchedule implements AdminCommand {
  public final FeeSchedule schedule = new FeeSchedule();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_FEE_SCHEDULE;
  }

  @Override
  public SetFeeSchedule copy() {
    SetFeeSchedule copy = new SetFeeSchedule();
    copy.schedule.set(schedule);
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    schedule.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
