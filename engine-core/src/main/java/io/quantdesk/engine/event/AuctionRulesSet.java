package io.quantdesk.engine.event;

import io.quantdesk.engine.auction.AuctionRules;

/** Incoming orders of a market are auctioned by other rules. */
public final class AuctionRulesSet {
  public int marketId;

  public final AuctionRules rules = new AuctionRules();
}
