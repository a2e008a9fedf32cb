package io.quantdesk.engine.trading;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.trigger.TrailingOffset;

/** What the trail of a trailing stop must look like. */
final class TrailingRules {
  private TrailingRules() {}

  /**
   * Refusals in this order: one distance, its range, activation price, met already, no price to
   * follow, a distance with which the first trigger is no price.
   */
  static RejectReason check(PlaceOrder order, Market market) {
    RejectReason reason = checkOffset(order.trailingOffsetTicks, order.trailingOffsetPpm);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    int present = market.priceTicks(order.triggerSource);
    boolean isPrice = OrderRules.isPrice(order.activationPriceTicks, market.parameters());
    return isPrice && activates(order.side, present, order.activationPriceTicks)
        ? RejectReason.ACTIVATION_ALREADY_MET
        : checkStart(order, market);
  }

  /** As {@link #check}, of a leg for which no price counts yet: its activation price may be met. */
  static RejectReason checkLeg(PlaceOrder leg, Market market) {
    RejectReason reason = checkOffset(leg.trailingOffsetTicks, leg.trailingOffsetPpm);
    return reason == RejectReason.NONE ? checkStart(leg, market) : reason;
  }

  private static RejectReason checkStart(PlaceOrder order, Market market) {
    int start = market.priceTicks(order.triggerSource);
    if (order.activationPriceTicks != 0) {
      if (!OrderRules.isPrice(order.activationPriceTicks, market.parameters())) {
        return RejectReason.INVALID_ACTIVATION_PRICE;
      }
      start = order.activationPriceTicks;
    } else if (start == 0) {
      return RejectReason.NO_PRICE_TO_FOLLOW;
    }
    int offset = TrailingOffset.of(order.trailingOffsetTicks, order.trailingOffsetPpm);
    return checkTrigger(order.side, start, offset, market);
  }

  /** Refusals in this order: both distances or none, one that is out of range. */
  static RejectReason checkOffset(int ticks, int ppm) {
    if ((ticks != 0) == (ppm != 0)) {
      return RejectReason.ONE_TRAILING_OFFSET_REQUIRED;
    }
    return ticks < 0 || ppm < 0 || ppm > TrailingOffset.MAX_PPM
        ? RejectReason.INVALID_TRAILING_OFFSET
        : RejectReason.NONE;
  }

  /**
   * Whether the trigger is a price. It stays one: with a better best price the trigger of a sell
   * only rises and that of a buy only falls, and neither passes the best.
   */
  static RejectReason checkTrigger(Side side, int bestTicks, int offset, Market market) {
    long trigger = TrailingOffset.triggerTicks(side, bestTicks, offset);
    return trigger >= 1 && trigger <= market.parameters().maxPriceTicks
        ? RejectReason.NONE
        : RejectReason.INVALID_TRAILING_OFFSET;
  }

  /** Whether a price lets an order follow: a sell once it has risen, a buy once it has fallen. */
  static boolean activates(Side side, int priceTicks, int activationTicks) {
    return priceTicks != 0
        && (side == Side.SELL ? priceTicks >= activationTicks : priceTicks <= activationTicks);
  }

  /** Whether an amendment changes what only trailing stops have. */
  static boolean hasTrail(AmendOrder command) {
    return (command.trailingOffsetTicks | command.trailingOffsetPpm | command.activationPriceTicks)
        != 0;
  }
}
