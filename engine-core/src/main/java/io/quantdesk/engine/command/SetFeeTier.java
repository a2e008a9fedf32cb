package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;

/** A fee tier for one account whatever it trades, such as that of a market maker's contract. */
public final class SetFeeTier implements AdminCommand {
  /** In the place of a tier: from now on that of its volume. */
  public static final int BY_VOLUME = -1;

  public int accountId;

  /** From 0 to the highest of the schedule, or BY_VOLUME. */
  public int tier;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_FEE_TIER;
  }

  /** The account. */
  @Override
  public int subjectId() {
    return accountId;
  }

  @Override
  public SetFeeTier copy() {
    SetFeeTier copy = new SetFeeTier();
    copy.accountId = accountId;
    copy.tier = tier;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(accountId).add(tier);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
