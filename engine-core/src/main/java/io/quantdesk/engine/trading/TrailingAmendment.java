package io.quantdesk.engine.trading;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.trigger.TrailingOffset;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * What an amendment makes of a trail. A new distance holds from the order's best price on, or from
 * the present price if that is better; what was met before does not count any more.
 */
final class TrailingAmendment {
  private final TriggerOrders triggers;
  private int offset;
  private int activationTicks;
  private boolean changesOffset;
  private boolean changesActivation;

  TrailingAmendment(TriggerOrders triggers) {
    this.triggers = triggers;
  }

  /**
   * Reads a command. Refusals in this order: two distances, range, an activation price of an order
   * that follows already, activation price.
   */
  RejectReason read(int handle, Market market, AmendOrder command) {
    int before = triggers.trailingOffset(handle);
    offset = before;
    if (command.trailingOffsetTicks != 0 || command.trailingOffsetPpm != 0) {
      RejectReason reason =
          TrailingRules.checkOffset(command.trailingOffsetTicks, command.trailingOffsetPpm);
      if (reason != RejectReason.NONE) {
        return reason;
      }
      offset = TrailingOffset.of(command.trailingOffsetTicks, command.trailingOffsetPpm);
    }
    changesOffset = offset != before;
    activationTicks = triggers.activationTicks(handle);
    changesActivation = false;
    if (command.activationPriceTicks != 0) {
      if (activationTicks == 0 && !triggers.isHeld(handle)) {
        return RejectReason.ACTIVATION_ALREADY_MET;
      }
      if (!OrderRules.isPrice(command.activationPriceTicks, market.parameters())) {
        return RejectReason.INVALID_ACTIVATION_PRICE;
      }
      changesActivation = command.activationPriceTicks != activationTicks;
      activationTicks = command.activationPriceTicks;
    }
    return RejectReason.NONE;
  }

  boolean isChange() {
    return changesOffset || changesActivation;
  }

  /**
   * Compares a change with the present price, which no trigger of a leg without a quantity has to
   * avoid. Refusals in this order: activation price met, first trigger is no price, trigger met.
   */
  RejectReason checkPresent(int handle, Side side, Market market) {
    int present = market.priceTicks(triggers.source(handle));
    if (triggers.isHeld(handle)) {
      int heldStart = activationTicks != 0 ? activationTicks : present;
      return TrailingRules.checkTrigger(side, heldStart, offset, market);
    }
    if (changesActivation && TrailingRules.activates(side, present, activationTicks)) {
      return RejectReason.ACTIVATION_ALREADY_MET;
    }
    int start = activationTicks != 0 ? activationTicks : bestTicks(handle, side, market);
    RejectReason reason = TrailingRules.checkTrigger(side, start, offset, market);
    if (reason != RejectReason.NONE || activationTicks != 0) {
      return reason;
    }
    long trigger = TrailingOffset.triggerTicks(side, start, offset);
    boolean isMet = side == Side.BUY ? present >= trigger : present <= trigger;
    return isMet ? RejectReason.TRIGGER_ALREADY_MET : RejectReason.NONE;
  }

  /** Trigger that the order will have, which {@link #checkPresent} let pass; 0: not yet one. */
  int triggerTicks(int handle, Side side, Market market) {
    return activationTicks != 0
        ? 0
        : (int) TrailingOffset.triggerTicks(side, bestTicks(handle, side, market), offset);
  }

  void apply(int handle, Side side, Market market) {
    triggers.trail(handle, offset, activationTicks, bestTicks(handle, side, market));
  }

  private int bestTicks(int handle, Side side, Market market) {
    int best = triggers.bestTicks(handle);
    int present = market.priceTicks(triggers.source(handle));
    if (triggers.isHeld(handle)) {
      return present;
    }
    return side == Side.SELL ? Math.max(best, present) : Math.min(best, present);
  }
}
