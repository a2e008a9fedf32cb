package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.order.DoneReason;

/**
 * Takes expired orders out in steps, which ticks make: the earliest expire time first, among equal
 * ones the oldest order. What waits for its step does not trade: see {@link MatchPlanner}.
 */
public final class OrderExpiry {
  /** Most orders that one step takes out. */
  public static final int MAX_ORDERS_PER_STEP = 256;

  private final ExpiringOrders expiring;
  private final OrderRemoval removal;

  OrderExpiry(EngineState state, OrderRemoval removal) {
    expiring = state.expiringOrders;
    this.removal = removal;
  }

  /** Takes out what has expired, up to the limit of a step. */
  public void step() {
    for (int left = MAX_ORDERS_PER_STEP; left > 0 && expiring.areDue(); left--) {
      removal.remove(expiring.first(), DoneReason.EXPIRED);
    }
  }
}
