package io.quantdesk.engine.command;

/**
 * A firm offer to trade with an auctioned order. Reused by its caller: the engine keeps no
 * reference. Fields are those of the message of the same name.
 */
public final class PlaceQuote {
  public long auctionId;

  /** 0: none; otherwise that of no live order but of a quote in the auction, which it replaces. */
  public long clOrdId;

  public long orderQtyLots;

  public int priceTicks;

  public int subAccountId;
}
