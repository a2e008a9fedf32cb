package io.quantdesk.engine.command;

import io.quantdesk.engine.auction.AuctionRules;

/** When incoming orders of a market are auctioned from now on and how, as an operator sets it. */
public final class SetAuctionRules {
  public int marketId;

  public final AuctionRules rules = new AuctionRules();
}
