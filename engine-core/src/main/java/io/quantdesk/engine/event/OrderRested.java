package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderRested {
  public long orderId;

  public long restingQtyLots;

  public long levelQtyLots;

  public int subAccountId;

  public int priceTicks;

  public int marketId;

  public Side side;
}
