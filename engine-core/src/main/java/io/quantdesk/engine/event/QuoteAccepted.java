package io.quantdesk.engine.event;

/**
 * An order is a quote of an auction: what becomes of it is told as of any order. Valid during the
 * call that hands it over and reused after it.
 */
public final class QuoteAccepted {
  public long auctionId;

  public long orderId;

  /** The quote that it takes the place of; 0: none. */
  public long replacedOrderId;

  public long orderQtyLots;

  public int subAccountId;

  public int priceTicks;

  public int marketId;
}
