package io.quantdesk.engine.event;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.order.OrderPart;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class OrderRejected {
  public long clOrdId;

  public int subAccountId;

  public int marketId;

  public RejectReason reason;

  /** Of a bracket: which of its orders was refused. */
  public OrderPart part = OrderPart.ORDER;
}
