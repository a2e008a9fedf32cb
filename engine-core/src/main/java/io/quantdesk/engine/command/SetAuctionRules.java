package io.quantdesk.engine.command;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.math.StateHash;

/** When incoming orders of a market are auctioned from now on and how, as an operator sets it. */
public final class SetAuctionRules implements AdminCommand {
  public int marketId;

  public final AuctionRules rules = new AuctionRules();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_AUCTION_RULES;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetAuctionRules copy() {
    SetAuctionRules copy = new SetAuctionRules();
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
