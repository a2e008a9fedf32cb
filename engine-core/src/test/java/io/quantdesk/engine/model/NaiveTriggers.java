package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TriggerSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders that wait for a price, each marked on its own as soon as a price has met its trigger. What
 * is marked fires one by one with the next tick.
 */
final class NaiveTriggers {
  /**
   * What fires first: mark, index, last; risen before fallen; the trigger met first; what does not
   * trail, what trails by ticks, by ppm, the nearest; the oldest.
   */
  private static final Comparator<NaiveMarket.Order> TURN =
      Comparator.comparing((NaiveMarket.Order order) -> order.source)
          .thenComparing(order -> !rises(order))
          .thenComparingLong(order -> rises(order) ? order.trigger : -order.trigger)
          .thenComparing(order -> order.offsetPpm)
          .thenComparing(order -> order.offsetTicks)
          .thenComparingLong(order -> order.number);

  long fired;
  long refused;

  /** Numbers and triggers of all that fired, in their order. */
  long turns;

  final NaiveTrailing trailing = new NaiveTrailing();

  private final NaiveTrading trading;
  private final List<NaiveMarket> dueReduceOnly = new ArrayList<>();
  private final List<NaiveMarket> dueOthers = new ArrayList<>();

  /** Whether a market's next price has come while reduce-only orders of it were due. */
  private boolean overtaken;

  NaiveTriggers(NaiveTrading trading) {
    this.trading = trading;
  }

  private static boolean rises(NaiveMarket.Order order) {
    boolean profit = order.type == OrdType.TAKE_PROFIT || order.type == OrdType.TAKE_PROFIT_LIMIT;
    return profit ? order.side == Side.SELL : order.side == Side.BUY;
  }

  private static boolean meets(NaiveMarket.Order order, int price) {
    return price > 0 && (rises(order) ? price >= order.trigger : price <= order.trigger);
  }

  private static boolean isMet(NaiveMarket.Order order) {
    return meets(order, order.market.price(order.source))
        || order.market.unsettled.get(order.source).stream().anyMatch(p -> meets(order, p));
  }

  /** Why an order of good form cannot wait; it is not in the market's list yet. */
  RejectReason check(NaiveMarket.Order order) {
    RejectReason cut = trading.reduceOnly.cut(order, false);
    if (cut != RejectReason.NONE) {
      return cut;
    }
    RejectReason reason = NaiveTrailing.trails(order) ? trailing.check(order) : checkTrigger(order);
    return reason == RejectReason.NONE && trading.risk.comesTooLate(order)
        ? RejectReason.STOP_BEYOND_LIQUIDATION
        : reason;
  }

  private static RejectReason checkTrigger(NaiveMarket.Order order) {
    if (order.trigger < 1 || order.trigger > order.market.parameters.maxPriceTicks) {
      return RejectReason.INVALID_TRIGGER_PRICE;
    }
    return isMet(order) ? RejectReason.TRIGGER_ALREADY_MET : RejectReason.NONE;
  }

  /** A price has come, or come into view with the opening of its market. */
  void price(NaiveMarket market, TriggerSource source) {
    int price = market.price(source);
    if (!matches(market) || price == 0 || !counts(market, source)) {
      return;
    }
    boolean met = false;
    for (NaiveMarket.Order order : market.waiting) {
      if (order.source == source && !order.held) {
        if (NaiveTrailing.trails(order)) {
          trailing.see(order, price);
        } else {
          order.met |= meets(order, price);
        }
        met |= order.met;
      }
    }
    if (market.isUnsettled) {
      market.unsettled.get(source).add(price);
    } else if (met) {
      market.isUnsettled = true;
      for (TriggerSource any : TriggerSource.values()) {
        if (counts(market, any)) {
          market.unsettled.get(any).add(market.price(any));
        }
      }
    }
    if (market.isUnsettled) {
      if (!dueReduceOnly.contains(market) && first(market, true) != null) {
        dueReduceOnly.add(market);
      }
      if (!dueOthers.contains(market)) {
        dueOthers.add(market);
      }
    }
  }

  /** The next price of a market has come, which no order has seen yet. */
  void overtake(NaiveMarket market) {
    overtaken |= matches(market) && first(market, true) != null;
  }

  private static NaiveMarket.Order first(NaiveMarket market, boolean reduceOnly) {
    return market.waiting.stream()
        .filter(order -> order.met && order.reduceOnly == reduceOnly)
        .min(TURN)
        .orElse(null);
  }

  private boolean counts(NaiveMarket market, TriggerSource source) {
    return source == TriggerSource.LAST || market.oracle.isReliable(trading.nowNs());
  }

  /** From now on prices count for a leg; returns whether it can wait. */
  boolean activate(NaiveMarket.Order leg) {
    leg.held = false;
    leg.reduceOnly = true;
    if (NaiveTrailing.trails(leg)) {
      if (!trailing.start(leg)) {
        return false;
      }
    } else {
      leg.met = leg.market.unsettled.get(leg.source).stream().anyMatch(price -> meets(leg, price));
    }
    price(leg.market, leg.source);
    return true;
  }

  private static boolean matches(NaiveMarket market) {
    return market.state == MarketState.OPEN || market.state == MarketState.REDUCE_ONLY;
  }

  /** All prices of a market that has opened. */
  void opened(NaiveMarket market) {
    for (TriggerSource source : TriggerSource.values()) {
      price(market, source);
    }
  }

  boolean isDue() {
    return !dueReduceOnly.isEmpty() || !dueOthers.isEmpty();
  }

  /**
   * One tick: an owner's own stop goes before his liquidation, but does not hold it up for long.
   */
  void step(NaiveLiquidation liquidation) {
    boolean first = overtaken;
    if (first) {
      liquidation.step();
    }
    fire(dueReduceOnly, true);
    overtaken = false;
    if (!first) {
      liquidation.step();
    }
    fire(dueOthers, false);
  }

  private void fire(List<NaiveMarket> due, boolean reduceOnly) {
    while (!due.isEmpty()) {
      NaiveMarket market = due.get(0);
      NaiveMarket.Order order = first(market, reduceOnly);
      if (matches(market) && order != null) {
        fire(order);
        continue;
      }
      due.remove(0);
      if (matches(market) && !dueReduceOnly.contains(market) && !dueOthers.contains(market)) {
        settle(market);
      }
    }
  }

  /**
   * What was met and did not fire waits for the next price: a leg that came to wait while the
   * oracle was not to be relied on (c11).
   */
  private static void settle(NaiveMarket market) {
    market.isUnsettled = false;
    market.unsettled.values().forEach(List::clear);
    market.waiting.forEach(order -> order.met = false);
  }

  private void fire(NaiveMarket.Order order) {
    if (order.leg) {
      trading.brackets.exit(order);
    }
    order.market.waiting.remove(order);
    fired++;
    turns = (turns * 31 + order.number) * 31 + order.trigger;
    PlaceOrder command = new PlaceOrder();
    command.ordType = order.type.entersAs();
    command.side = order.side;
    command.priceTicks = order.price;
    order.price = NaiveTrading.worstPrice(command, order.market);
    RejectReason reason = trading.checkTerms(order);
    if (reason == RejectReason.NONE) {
      trading.enter(order);
    } else {
      refused++;
    }
  }

  RejectReason amend(AmendOrder command, NaiveMarket.Order order) {
    NaiveMarket market = order.market;
    boolean trails = NaiveTrailing.trails(order);
    boolean hasTrail =
        command.trailingOffsetTicks != 0
            || command.trailingOffsetPpm != 0
            || command.activationPriceTicks != 0;
    if (trails ? command.triggerPriceTicks != 0 : hasTrail) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    if (order.leg && NaiveBrackets.isOtherQuantity(command.orderQtyLots, order)) {
      return RejectReason.LEG_QUANTITY_FIXED;
    }
    if (!order.leg && command.orderQtyLots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    boolean noPrice = order.type.entersAs() == OrdType.MARKET && command.priceTicks == 0;
    if (!noPrice
        && (command.priceTicks < 1 || command.priceTicks > market.parameters.maxPriceTicks)) {
      return RejectReason.INVALID_PRICE;
    }
    NaiveMarket.Order changed = order.copy();
    changed.price = command.priceTicks;
    if (!order.leg) {
      RejectReason size = NaiveTrading.checkSize(command.orderQtyLots, market);
      if (size != RejectReason.NONE) {
        return size;
      }
      changed.leaves = NaiveMarket.big(command.orderQtyLots);
      if (NaiveTrading.isTooManySlices(order.display, changed.leaves)) {
        return RejectReason.INVALID_DISPLAY_QUANTITY;
      }
    }
    if (order.reduceOnly
        && !order.leg
        && trading.reduceOnly.cut(changed, false) != RejectReason.NONE) {
      return RejectReason.NOTHING_TO_REDUCE;
    }
    RejectReason reason =
        trails
            ? trailing.amend(command, order, changed, trading.risk)
            : amendTrigger(command, order, changed);
    if (reason == RejectReason.NONE) {
      order.price = changed.price;
      order.leaves = changed.leaves;
    }
    return reason;
  }

  private RejectReason amendTrigger(
      AmendOrder command, NaiveMarket.Order order, NaiveMarket.Order changed) {
    changed.trigger = command.triggerPriceTicks == 0 ? order.trigger : command.triggerPriceTicks;
    RejectReason reason = checkTrigger(changed);
    if (reason == RejectReason.INVALID_TRIGGER_PRICE) {
      return reason;
    }
    boolean sameTrigger = changed.trigger == order.trigger;
    boolean sameLots = order.leaves.equals(changed.leaves);
    if (sameTrigger && sameLots && command.priceTicks == order.price) {
      return RejectReason.NOTHING_TO_AMEND;
    }
    if (!sameTrigger && reason != RejectReason.NONE && !order.held) {
      return reason;
    }
    if (!sameTrigger && trading.risk.comesTooLate(changed)) {
      return RejectReason.STOP_BEYOND_LIQUIDATION;
    }
    order.met &= sameTrigger;
    order.trigger = changed.trigger;
    return RejectReason.NONE;
  }
}
