package io.quantdesk.engine.auction;

/** What an auction is opened with; a mutable value, reused by its owner. */
public final class AuctionTerms {
  public long id;

  /** Slot of the auctioned order. */
  public int orderSlot;

  /** Price at which the auction begins. */
  public int startTicks;

  /** Worst price at which it trades. */
  public int endTicks;

  /** Limit of the order itself, or worst price of a market order. */
  public int limitTicks;

  /** Whether what is left of the order rests. */
  public boolean rests;

  public long openedNs;

  /** From then on quotes stay as they are. */
  public long lockNs;

  public long endNs;
}
