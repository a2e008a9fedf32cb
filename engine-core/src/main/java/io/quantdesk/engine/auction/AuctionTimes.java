package io.quantdesk.engine.auction;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/**
 * Numbers auctions and knows when each is to be looked at next. An auction's id is {@code counter
 * << 24 | market << 1 | side}: it names its market and side without a search.
 */
public final class AuctionTimes {
  private static final int HANDLE_BITS = 24;
  private static final int HANDLE_MASK = (1 << HANDLE_BITS) - 1;

  private final CommandTime time;
  private final DeadlineQueue times;
  private long lastNumber;

  public AuctionTimes(int marketCapacity, CommandTime time) {
    this.time = time;
    times = new DeadlineQueue((marketCapacity + 1) * 2);
  }

  /** Id of the next auction, of a side of a market. */
  public long nextId(Market market, Side side) {
    return (++lastNumber << HANDLE_BITS) | (long) market.id() << 1 | side.code();
  }

  /** Market that an auction's id names; there may be none. */
  public static int marketId(long auctionId) {
    return ((int) auctionId & HANDLE_MASK) >> 1;
  }

  /** Side of incoming orders that an auction's id names. */
  public static Side side(long auctionId) {
    return (auctionId & 1) == Side.BUY.code() ? Side.BUY : Side.SELL;
  }

  /** When the first auction is to be looked at, or Engine.NO_DEADLINE. */
  public long firstNs() {
    return times.firstNs();
  }

  /** Market of the auction that is to be looked at first; there is one. */
  public int firstMarket() {
    return times.firstHandle() >> 1;
  }

  /** Side of it. */
  public Side firstSide() {
    return side(times.firstHandle());
  }

  /** An open auction is to be looked at at a time, not when it was before. */
  public void set(Auction auction, long timeNs) {
    clear(auction);
    times.add(auction.id(), timeNs);
  }

  /** An auction needs not be looked at any more. */
  public void clear(Auction auction) {
    int handle = (int) auction.id() & HANDLE_MASK;
    if (times.has(handle)) {
      times.remove(handle);
    }
  }

  /** What a market allows has changed: its auctions are looked at with the next tick. */
  public void marketChanged(Market market) {
    if (market.auctions().isAnyOpen()) {
      hasten(market.auctions().of(Side.BUY));
      hasten(market.auctions().of(Side.SELL));
    }
  }

  /** Whether an open auction is to be looked at now. */
  public boolean isDue(Auction auction) {
    return times.timeNs((int) auction.id() & HANDLE_MASK) <= time.ns();
  }

  private void hasten(Auction auction) {
    if (auction.isOpen() && !isDue(auction)) {
      set(auction, time.ns());
    }
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    times.hash(hash);
    hash.add(lastNumber);
  }
}
