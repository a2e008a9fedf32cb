package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetRateLimits implements AdminCommand {
  /** Size of a sub-account's bucket for orders; for cancels twice that. 0: no limits. */
  public long orderTokens;

  /** After each of which a bucket gets a token, that for cancels two; 0: time brings none. */
  public long refillIntervalNs;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_RATE_LIMITS;
  }

  @Override
  public SetRateLimits copy() {
    SetRateLimits copy = new SetRateLimits();
    copy.orderTokens = orderTokens;
    copy.refillIntervalNs = refillIntervalNs;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(orderTokens).add(refillIntervalNs);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
