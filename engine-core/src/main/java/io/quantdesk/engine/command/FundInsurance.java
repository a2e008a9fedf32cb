package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class FundInsurance implements AdminCommand {
  public int marketId;

  public long amountMicros;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.FUND_INSURANCE;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public FundInsurance copy() {
    FundInsurance copy = new FundInsurance();
    copy.marketId = marketId;
    copy.amountMicros = amountMicros;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(marketId).add(amountMicros);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
