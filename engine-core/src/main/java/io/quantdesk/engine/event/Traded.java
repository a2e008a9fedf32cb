package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class Traded {
  public long tradeId;

  public long takerOrderId;

  public long makerOrderId;

  public long lastQtyLots;

  /** 0: the taker is filled. */
  public long takerLeavesQtyLots;

  /** 0: the maker is filled and has left the book. */
  public long makerLeavesQtyLots;

  public long makerLevelQtyLots;

  public long takerFeeMicros;

  /** Negative: a rebate. */
  public long makerFeeMicros;

  public int takerSubAccountId;

  public int makerSubAccountId;

  public int lastPriceTicks;

  public int marketId;

  public Side takerSide;

  /** The taker's auction; 0: the trade is of no auction. */
  public long auctionId;

  /** Whether the maker's order is a quote, which is in no book: no level has changed. */
  public boolean quoted;
}
