package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Trailing stops, each looking at each price on its own. */
final class NaiveTrailing {
  /** Extremes beyond the best of an order that was met and has not fired yet. */
  long passed;

  static boolean trails(NaiveMarket.Order order) {
    return order.type == OrdType.TRAILING_STOP || order.type == OrdType.TRAILING_STOP_LIMIT;
  }

  /** An order that was met stands still; another one starts, follows or is met. */
  void see(NaiveMarket.Order order, int price) {
    boolean sells = order.side == Side.SELL;
    boolean isBetter = sells ? price > order.best : price < order.best;
    if (order.met) {
      passed += isBetter ? 1 : 0;
    } else if (order.activation != 0) {
      if (activates(order.side, price, order.activation)) {
        order.activation = 0;
        order.best = price;
      }
    } else if (isBetter) {
      order.best = price;
    } else {
      order.met = sells ? price <= order.trigger : price >= order.trigger;
    }
    order.trigger = trigger(order).intValueExact();
  }

  private static boolean activates(Side side, int price, int activation) {
    return price != 0 && (side == Side.SELL ? price >= activation : price <= activation);
  }

  private static BigInteger trigger(NaiveMarket.Order order) {
    BigInteger start = big(order.activation != 0 ? order.activation : order.best);
    BigInteger distance =
        new BigDecimal(start)
            .multiply(BigDecimal.valueOf(order.offsetPpm))
            .movePointLeft(6)
            .setScale(0, RoundingMode.CEILING)
            .toBigIntegerExact()
            .add(big(order.offsetTicks));
    return order.side == Side.SELL ? start.subtract(distance) : start.add(distance);
  }

  /** Why an order of good form cannot trail; otherwise it has its first best and trigger. */
  RejectReason check(NaiveMarket.Order order) {
    RejectReason reason = checkOffset(order.offsetTicks, order.offsetPpm);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    int present = order.market.price(order.source);
    if (order.activation != 0) {
      reason = checkActivation(order, present);
      if (reason != RejectReason.NONE) {
        return reason;
      }
    } else if (present == 0) {
      return RejectReason.NO_PRICE_TO_FOLLOW;
    }
    order.best = order.activation != 0 ? 0 : present;
    return setTrigger(order);
  }

  /** As {@link #check}, of a leg for which no price counts yet. */
  RejectReason checkHeld(NaiveMarket.Order order) {
    RejectReason reason = checkOffset(order.offsetTicks, order.offsetPpm);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    order.best = order.market.price(order.source);
    if (order.activation != 0
        && (order.activation < 1 || order.activation > order.market.parameters.maxPriceTicks)) {
      return RejectReason.INVALID_ACTIVATION_PRICE;
    }
    if (order.activation == 0 && order.best == 0) {
      return RejectReason.NO_PRICE_TO_FOLLOW;
    }
    return setTrigger(order);
  }

  /** A leg begins; returns whether its first trigger is a price. */
  boolean start(NaiveMarket.Order order) {
    int present = order.market.price(order.source);
    if (order.activation != 0 && !activates(order.side, present, order.activation)) {
      order.best = 0;
      return true;
    }
    order.activation = 0;
    order.best = present;
    return setTrigger(order) == RejectReason.NONE;
  }

  private static RejectReason checkOffset(int ticks, int ppm) {
    if ((ticks == 0 && ppm == 0) || (ticks != 0 && ppm != 0)) {
      return RejectReason.ONE_TRAILING_OFFSET_REQUIRED;
    }
    return Math.min(ticks, ppm) < 0 || ppm > 999_999
        ? RejectReason.INVALID_TRAILING_OFFSET
        : RejectReason.NONE;
  }

  private static RejectReason checkActivation(NaiveMarket.Order order, int present) {
    if (order.activation < 1 || order.activation > order.market.parameters.maxPriceTicks) {
      return RejectReason.INVALID_ACTIVATION_PRICE;
    }
    return activates(order.side, present, order.activation)
        ? RejectReason.ACTIVATION_ALREADY_MET
        : RejectReason.NONE;
  }

  private static RejectReason setTrigger(NaiveMarket.Order order) {
    BigInteger trigger = trigger(order);
    if (trigger.signum() <= 0
        || trigger.compareTo(big(order.market.parameters.maxPriceTicks)) > 0) {
      return RejectReason.INVALID_TRAILING_OFFSET;
    }
    order.trigger = trigger.intValueExact();
    return RejectReason.NONE;
  }

  /** Changes the trail; quantity and limit of the command are good, and the caller sets them. */
  RejectReason amend(
      AmendOrder command, NaiveMarket.Order order, NaiveMarket.Order changed, NaiveRisk risk) {
    if (command.trailingOffsetTicks != 0 || command.trailingOffsetPpm != 0) {
      changed.offsetTicks = command.trailingOffsetTicks;
      changed.offsetPpm = command.trailingOffsetPpm;
      RejectReason reason = checkOffset(changed.offsetTicks, changed.offsetPpm);
      if (reason != RejectReason.NONE) {
        return reason;
      }
    }
    int present = order.market.price(order.source);
    RejectReason activation = RejectReason.NONE;
    if (command.activationPriceTicks != 0) {
      if (order.activation == 0 && !order.held) {
        return RejectReason.ACTIVATION_ALREADY_MET;
      }
      changed.activation = command.activationPriceTicks;
      activation = checkActivation(changed, present);
      if (activation == RejectReason.INVALID_ACTIVATION_PRICE) {
        return activation;
      }
    }
    boolean sameOffset =
        changed.offsetTicks == order.offsetTicks && changed.offsetPpm == order.offsetPpm;
    boolean sameActivation = changed.activation == order.activation;
    if (sameOffset && sameActivation) {
      boolean sameTerms = order.leaves.equals(changed.leaves) && changed.price == order.price;
      return sameTerms ? RejectReason.NOTHING_TO_AMEND : RejectReason.NONE;
    }
    if (!sameActivation && activation != RejectReason.NONE && !order.held) {
      return activation;
    }
    boolean sells = order.side == Side.SELL;
    if (order.held) {
      changed.best = present;
    } else if (changed.activation == 0) {
      changed.best = sells ? Math.max(order.best, present) : Math.min(order.best, present);
    }
    RejectReason reason = setTrigger(changed);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!order.held
        && changed.activation == 0
        && (sells ? present <= changed.trigger : present >= changed.trigger)) {
      return RejectReason.TRIGGER_ALREADY_MET;
    }
    if (risk.comesTooLate(changed)) {
      return RejectReason.STOP_BEYOND_LIQUIDATION;
    }
    order.offsetTicks = changed.offsetTicks;
    order.offsetPpm = changed.offsetPpm;
    order.activation = changed.activation;
    order.best = changed.best;
    order.trigger = changed.trigger;
    order.met = false;
    return RejectReason.NONE;
  }
}
