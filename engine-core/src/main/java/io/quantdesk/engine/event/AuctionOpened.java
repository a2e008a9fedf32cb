package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;

/**
 * What is left of an incoming order is auctioned. Valid during the call that hands it over and
 * reused after it.
 */
public final class AuctionOpened {
  public long auctionId;

  public long orderId;

  /** Lots that are offered. */
  public long orderQtyLots;

  public long openTimeNs;

  /** From then on quotes stay as they are. */
  public long lockTimeNs;

  public long endTimeNs;

  public int subAccountId;

  public int startPriceTicks;

  /** Worst price at which it trades. */
  public int endPriceTicks;

  public int marketId;

  public Side side;
}
