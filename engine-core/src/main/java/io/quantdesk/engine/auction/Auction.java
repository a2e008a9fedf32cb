package io.quantdesk.engine.auction;

import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/**
 * The auction of one side of a market, while there is one: its order, its times and prices, and the
 * quotes for it, best price first and then oldest first. Orders and quotes are named by their
 * slots.
 */
public final class Auction {
  /** Most quotes of an auction, whatever the rules say. */
  public static final int MAX_QUOTES = 64;

  /** No price. */
  public static final int NO_PRICE = -1;

  private final Side side;
  private final int[] quotes = new int[MAX_QUOTES];
  private final int[] prices = new int[MAX_QUOTES];
  private int count;
  private long id;
  private int orderSlot;
  private int startTicks;
  private int endTicks;
  private int limitTicks;
  private boolean rests;
  private boolean settling;
  private boolean swept;
  private long openedNs;
  private long lockNs;
  private long endNs;
  private long filledLots;
  private long quotedLots;

  Auction(Side side) {
    this.side = side;
  }

  /** Begins without a quote. */
  public void open(AuctionTerms terms) {
    id = terms.id;
    orderSlot = terms.orderSlot;
    startTicks = terms.startTicks;
    endTicks = terms.endTicks;
    limitTicks = terms.limitTicks;
    rests = terms.rests;
    openedNs = terms.openedNs;
    lockNs = terms.lockNs;
    endNs = terms.endNs;
    settling = false;
    swept = false;
    filledLots = 0;
    quotedLots = 0;
    count = 0;
  }

  /** Ends; its quotes are the caller's. */
  public void close() {
    id = 0;
    count = 0;
  }

  public boolean isOpen() {
    return id != 0;
  }

  /** Id of the present auction; 0: there is none. */
  public long id() {
    return id;
  }

  /** Side of the auctioned order. */
  public Side side() {
    return side;
  }

  public int orderSlot() {
    return orderSlot;
  }

  /** Price at which it began. */
  public int startTicks() {
    return startTicks;
  }

  /** Worst price at which it trades. */
  public int endTicks() {
    return endTicks;
  }

  /** Limit of the order itself, or worst price of a market order. */
  public int limitTicks() {
    return limitTicks;
  }

  /** Whether what is left of the order rests. */
  public boolean rests() {
    return rests;
  }

  public long openedNs() {
    return openedNs;
  }

  public long endNs() {
    return endNs;
  }

  /** From the opening to the end. */
  public long durationNs() {
    return endNs - openedNs;
  }

  /** Whether quotes stay as they are. */
  public boolean isLocked(long nowNs) {
    return settling || nowNs >= lockNs;
  }

  /** Whether its order is being traded, which can take more than one tick. */
  public boolean isSettling() {
    return settling;
  }

  /** Its order begins to be traded, or goes on being offered after all. */
  public void settling(boolean value) {
    settling = value;
    swept = false;
  }

  /** Whether the book has been tried behind the last quote. */
  public boolean isSwept() {
    return swept;
  }

  /** The book has been tried behind the last quote. */
  public void swept() {
    swept = true;
  }

  /** Lots of its order that were traded so far, with those of quotes. */
  public long filledLots() {
    return filledLots;
  }

  /** Lots of its order that were traded with quotes so far. */
  public long quotedLots() {
    return quotedLots;
  }

  /** Counts lots that were traded with the book. */
  public void filledFromBook(long lots) {
    filledLots += lots;
  }

  /** Counts lots that were traded with a quote. */
  public void filledFromQuote(long lots) {
    filledLots += lots;
    quotedLots += lots;
  }

  public int quoteCount() {
    return count;
  }

  /** Slot of a quote, from 0 on in the order in which they would trade. */
  public int quote(int index) {
    return quotes[index];
  }

  /** Price of a quote. */
  public int quoteTicks(int index) {
    return prices[index];
  }

  /** Adds a quote behind those of the same price; there are fewer than MAX_QUOTES. */
  public void add(int slot, int priceTicks) {
    int at = count++;
    while (at > 0 && isBetter(priceTicks, prices[at - 1])) {
      quotes[at] = quotes[at - 1];
      prices[at] = prices[at - 1];
      at--;
    }
    quotes[at] = slot;
    prices[at] = priceTicks;
  }

  /** Takes out a quote that is in it. */
  public void remove(int slot) {
    int at = 0;
    while (quotes[at] != slot) {
      at++;
    }
    count--;
    for (; at < count; at++) {
      quotes[at] = quotes[at + 1];
      prices[at] = prices[at + 1];
    }
  }

  /**
   * Worst price of the best quotes that have as many lots as are wanted, or NO_PRICE: all have not.
   */
  public int coveringTicks(long lots, RestingOrders orders) {
    long left = lots;
    for (int i = 0; i < count; i++) {
      left -= Math.min(left, orders.leavesLots(quotes[i]));
      if (left == 0) {
        return prices[i];
      }
    }
    return NO_PRICE;
  }

  void hash(StateHash hash) {
    hash.add(id);
    if (isOpen()) {
      hash.add(orderSlot).add(startTicks).add(endTicks).add(limitTicks).add(rests ? 1 : 0);
      hash.add(openedNs).add(lockNs).add(endNs).add(settling ? 1 : 0).add(swept ? 1 : 0);
      hash.add(filledLots).add(quotedLots).add(count);
      for (int i = 0; i < count; i++) {
        hash.add(quotes[i]).add(prices[i]);
      }
    }
  }

  /** Whether a price is better for the auctioned order than another one. */
  private boolean isBetter(int priceTicks, int than) {
    return ((long) than - priceTicks) * side.sign() > 0;
  }
}
