package io.quantdesk.engine.event;

import io.quantdesk.engine.auction.AuctionEnd;
import io.quantdesk.engine.order.Side;

/**
 * An auction is over: its quotes end, and what is left of its order ends or rests. Valid during the
 * call that hands it over and reused after it.
 */
public final class AuctionEnded {
  public long auctionId;

  public long orderId;

  /** Lots of the order that were traded in the auction. */
  public long filledLots;

  /** Those of them that were traded with quotes. */
  public long quotedLots;

  /** Lots that are left of the order. */
  public long leavesLots;

  public int subAccountId;

  /** Worst price at which the order would have traded then. */
  public int pathPriceTicks;

  public int marketId;

  public Side side;

  public AuctionEnd end;
}
