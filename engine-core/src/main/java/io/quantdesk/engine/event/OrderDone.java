package io.quantdesk.engine.event;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.Side;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderDone {
  public long orderId;

  public long canceledQtyLots;

  public long cumQtyLots;

  /** Quantity of its level after it; for an order that never rested: of no meaning. */
  public long levelQtyLots;

  public int subAccountId;

  public int priceTicks;

  public int marketId;

  public Side side;

  public DoneReason reason;

  /** 1: it was in the book; 0: it was not. */
  public boolean rested;

  /**
   * For TRIGGER_REJECTED and AUCTION_REJECTED: why the order was refused when its turn came;
   * otherwise NONE.
   */
  public RejectReason rejectReason = RejectReason.NONE;
}
