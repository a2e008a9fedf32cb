package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;

/** The rate of a market's next funding, as an operator sets it. */
public final class SetFundingRate implements AdminCommand {
  public int marketId;

  /** Above 0 longs pay; bounded by the market's rules when it is applied. */
  public int rateE9;

  /** The operator's own number for why, such as that of a ticket. */
  public int reference;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_FUNDING_RATE;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetFundingRate copy() {
    SetFundingRate copy = new SetFundingRate();
    copy.marketId = marketId;
    copy.rateE9 = rateE9;
    copy.reference = reference;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(marketId).add(rateE9).add(reference);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
