package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderEnlarged {
  public long orderId;

  /** New total quantity, all of it left. */
  public long orderQtyLots;

  public int subAccountId;

  /** What it waits for; of a trailing stop as it is now. */
  public int triggerPriceTicks;

  public int marketId;

  public Side side;
}
