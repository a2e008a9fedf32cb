package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SettleCollateral implements AdminCommand {
  public long units;
  public long amountMicros;
  public int assetId;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SETTLE_COLLATERAL;
  }

  @Override
  public int subjectId() {
    return assetId;
  }

  @Override
  public SettleCollateral copy() {
    SettleCollateral copy = new SettleCollateral();
    copy.units = units;
    copy.amountMicros = amountMicros;
    copy.assetId = assetId;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(assetId).add(units).add(amountMicros);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
