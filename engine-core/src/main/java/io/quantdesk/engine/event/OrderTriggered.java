package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TriggerSource;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderTriggered {
  public long orderId;

  public int subAccountId;

  /** Limit; for an order without one the protection price in force. */
  public int priceTicks;

  public int triggerPriceTicks;

  public int marketId;

  public Side side;

  public TriggerSource triggerSource;
}
