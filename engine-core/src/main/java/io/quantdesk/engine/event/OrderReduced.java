package io.quantdesk.engine.event;

import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.Side;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderReduced {
  public long orderId;

  /** New total quantity, filled part included. */
  public long orderQtyLots;

  public long leavesQtyLots;

  /** Quantity of its level after it; for an order that does not rest: of no meaning. */
  public long levelQtyLots;

  public int subAccountId;

  public int priceTicks;

  public int marketId;

  public Side side;

  public DoneReason reason;

  /** 1: it is in the book; 0: it is not. */
  public boolean rested;
}
