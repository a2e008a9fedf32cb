package io.quantdesk.engine.auction;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/** Auctions of one market: its rules, and at most one auction of each side at a time. */
public final class MarketAuctions {
  private final AuctionRules rules = new AuctionRules();
  private final Auction buy = new Auction(Side.BUY);
  private final Auction sell = new Auction(Side.SELL);
  private boolean on;

  /** Whether large orders are auctioned. */
  public boolean areOn() {
    return on;
  }

  /** The rules in force, owned by this object. */
  public AuctionRules rules() {
    return rules;
  }

  /** Replaces the rules; an auction that is open keeps its times and prices. */
  public void rules(AuctionRules changed) {
    rules.set(changed);
    on = rules.areOn();
  }

  /** The auction of incoming orders of a side, open or not. */
  public Auction of(Side side) {
    return side == Side.BUY ? buy : sell;
  }

  /** The open auction of an id, or null. */
  public Auction find(long auctionId) {
    Auction auction = of(AuctionTimes.side(auctionId));
    return auctionId != 0 && auction.id() == auctionId ? auction : null;
  }

  /** Whether there is an open auction. */
  public boolean isAnyOpen() {
    return buy.isOpen() || sell.isOpen();
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    rules.hash(hash);
    buy.hash(hash);
    sell.hash(hash);
  }
}
