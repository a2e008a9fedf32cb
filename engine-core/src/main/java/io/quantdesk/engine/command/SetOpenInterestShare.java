package io.quantdesk.engine.command;

import io.quantdesk.engine.market.OpenInterestShare;
import io.quantdesk.engine.math.StateHash;

/** How much of a market one account may hold from now on, as an operator sets it. */
public final class SetOpenInterestShare implements AdminCommand {
  public int marketId;

  public final OpenInterestShare share = new OpenInterestShare();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_OPEN_INTEREST_SHARE;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetOpenInterestShare copy() {
    SetOpenInterestShare copy = new SetOpenInterestShare();
    copy.marketId = marketId;
    copy.share.set(share);
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(marketId);
    share.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
