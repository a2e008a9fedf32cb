package io.quantdesk.engine.trading;

import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.risk.LiquidationPrice;

/**
 * Keeps a reduce-only stop from waiting where it would come too late: beyond the liquidation price
 * that its position has now, unless its owner insists (c9). What moves that price afterwards, or
 * the trigger of a trailing stop, changes nothing.
 */
final class StopRules {
  private final LiquidationPrice liquidation;

  StopRules(LiquidationPrice liquidation) {
    this.liquidation = liquidation;
  }

  /**
   * Whether a stop would come too late.
   *
   * @param flags those of the order
   * @param triggerTicks what fires it, or 0 when it follows no price yet
   */
  boolean comesTooLate(OrdType ordType, int flags, int position, int triggerTicks) {
    return ordType.isStop()
        && triggerTicks != 0
        && LiveOrders.isReduceOnly(flags)
        && !LiveOrders.isForced(flags)
        && liquidation.isBeyond(position, triggerTicks);
  }
}
