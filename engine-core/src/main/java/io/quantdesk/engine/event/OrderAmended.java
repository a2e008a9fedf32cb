package io.quantdesk.engine.event;

import io.quantdesk.engine.order.Side;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderAmended {
  public long orderId;

  public long orderQtyLots;

  public long leavesQtyLots;

  public long restingQtyLots;

  /** Quantity of the level at oldPriceTicks after the change. */
  public long oldLevelQtyLots;

  public int subAccountId;

  public int priceTicks;

  public int oldPriceTicks;

  public int marketId;

  public Side side;

  /** Above 0: the order waits for this price, and no level has changed. */
  public int triggerPriceTicks;

  /** Of a trailing stop, as it is now; otherwise 0. */
  public int trailingOffsetTicks;

  public int trailingOffsetPpm;

  /** What a trailing stop waits for before it follows; 0 once it does. */
  public int activationPriceTicks;
}
