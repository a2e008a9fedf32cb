package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Brackets: who is whose leg, by numbers of orders, and how the legs get and lose lots. */
final class NaiveBrackets {
  /** Orders that belong together; 0: not there any more. */
  private static final class Bracket {
    NaiveMarket market;
    long parent;
    long takeProfit;
    long stop;
    BigInteger pending = ZERO;

    NaiveMarket.Order find(long number) {
      return Stream.concat(market.orders.stream(), market.waiting.stream())
          .filter(order -> number != 0 && order.number == number)
          .findFirst()
          .orElse(null);
    }

    List<NaiveMarket.Order> legs() {
      return Stream.of(takeProfit, stop).map(this::find).filter(leg -> leg != null).toList();
    }

    void end(NaiveMarket.Order order) {
      market.orders.remove(order);
      market.waiting.remove(order);
    }
  }

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final List<Bracket> brackets = new ArrayList<>();

  /** Those whose parents have traded since the last tick, in this order. */
  private final Set<Bracket> due = new LinkedHashSet<>();

  /** Lots that legs lost to the other one, and parents that ended with an exit. */
  long ocoCuts;

  long exits;

  NaiveBrackets(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  Answer place(PlaceBracket command) {
    PlaceOrder parent = command.parent;
    RejectReason reason = trading.checkHead(parent);
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    NaiveMarket market = exchange.market(parent.marketId);
    int legs = (command.hasTakeProfit ? 1 : 0) + (command.hasStop ? 1 : 0);
    if (legs == 0 || (legs == 1 && !command.hasParent)) {
      return Answer.of(RejectReason.BRACKET_LEGS_REQUIRED);
    }
    NaiveMarket.Order entry = trading.order(parent, market);
    if (command.hasParent) {
      reason =
          parent.reduceOnly || parent.jit
              ? RejectReason.INVALID_ORDER_COMBINATION
              : trading.check(entry, parent, market, false);
    }
    List<NaiveMarket.Order> made = new ArrayList<>();
    if (reason == RejectReason.NONE && command.hasTakeProfit) {
      OrdType type = command.takeProfit.ordType;
      boolean right = type == OrdType.TAKE_PROFIT || type == OrdType.TAKE_PROFIT_LIMIT;
      PlaceOrder leg = leg(command.takeProfit, parent);
      leg.force = false;
      leg.trailingOffsetTicks = 0;
      leg.trailingOffsetPpm = 0;
      leg.activationPriceTicks = 0;
      reason = right ? check(leg, command, made) : RejectReason.INVALID_LEG_TYPE;
    }
    if (reason == RejectReason.NONE && command.hasStop) {
      reason = checkStop(command, made);
    }
    return reason == RejectReason.NONE ? take(command, entry, made) : Answer.of(reason);
  }

  private RejectReason checkStop(PlaceBracket command, List<NaiveMarket.Order> made) {
    OrdType type = command.stop.ordType;
    boolean trails = type == OrdType.TRAILING_STOP || type == OrdType.TRAILING_STOP_LIMIT;
    if (!trails && type != OrdType.STOP && type != OrdType.STOP_LIMIT) {
      return RejectReason.INVALID_LEG_TYPE;
    }
    PlaceOrder leg = leg(command.stop, command.parent);
    leg.force = !command.hasParent && command.parent.force;
    RejectReason reason = check(leg, command, made);
    if (reason != RejectReason.NONE || !command.hasTakeProfit) {
      return reason;
    }
    if (command.stop.clOrdId != 0 && command.stop.clOrdId == command.takeProfit.clOrdId) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    long gain = (long) made.get(0).trigger - made.get(1).trigger;
    return !trails && gain * command.parent.side.sign() <= 0
        ? RejectReason.BRACKET_PRICES_CROSSED
        : RejectReason.NONE;
  }

  private static PlaceOrder leg(PlaceOrder from, PlaceOrder parent) {
    PlaceOrder leg = new PlaceOrder();
    leg.clOrdId = from.clOrdId;
    leg.priceTicks = from.priceTicks;
    leg.ordType = from.ordType;
    leg.timeInForce = from.timeInForce;
    leg.triggerPriceTicks = from.triggerPriceTicks;
    leg.triggerSource = from.triggerSource;
    leg.expireTimeNs = from.expireTimeNs;
    leg.trailingOffsetTicks = from.trailingOffsetTicks;
    leg.trailingOffsetPpm = from.trailingOffsetPpm;
    leg.activationPriceTicks = from.activationPriceTicks;
    leg.orderQtyLots = parent.orderQtyLots;
    leg.subAccountId = parent.subAccountId;
    leg.marketId = parent.marketId;
    leg.side = parent.side.opposite();
    leg.selfTradePrevention = parent.selfTradePrevention;
    leg.reduceOnly = true;
    return leg;
  }

  private RejectReason check(PlaceOrder leg, PlaceBracket command, List<NaiveMarket.Order> made) {
    NaiveMarket market = exchange.market(leg.marketId);
    NaiveMarket.Order order = trading.order(leg, market);
    order.leg = true;
    made.add(order);
    if (!command.hasParent) {
      return trading.check(order, leg, market, false);
    }
    if (!NaiveTrading.isCombination(leg)) {
      return RejectReason.INVALID_ORDER_COMBINATION;
    }
    RejectReason reason = trading.checkPriceAndTime(leg, market);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    boolean taken =
        leg.clOrdId != 0
            && (leg.clOrdId == command.parent.clOrdId
                || exchange.find(leg.subAccountId, 0, leg.clOrdId) != null);
    if (taken) {
      return RejectReason.DUPLICATE_CL_ORD_ID;
    }
    order.held = true;
    order.reduceOnly = false;
    order.leaves = ZERO;
    if (NaiveTrailing.trails(order)) {
      return trading.triggers.trailing.checkHeld(order);
    }
    boolean isPrice = order.trigger > 0 && order.trigger <= market.parameters.maxPriceTicks;
    return isPrice ? RejectReason.NONE : RejectReason.INVALID_TRIGGER_PRICE;
  }

  private Answer take(PlaceBracket command, NaiveMarket.Order entry, List<NaiveMarket.Order> legs) {
    trading.isolation.placed(command.parent.subAccountId, 0);
    Bracket bracket = new Bracket();
    bracket.market = entry.market;
    if (command.hasParent) {
      entry.number = ++trading.lastOrderNumber;
      bracket.parent = entry.number;
    }
    for (NaiveMarket.Order leg : legs) {
      leg.number = ++trading.lastOrderNumber;
      entry.market.waiting.add(leg);
    }
    bracket.takeProfit = command.hasTakeProfit ? legs.get(0).number : 0;
    bracket.stop = command.hasStop ? legs.get(legs.size() - 1).number : 0;
    brackets.add(bracket);
    if (command.hasParent) {
      trading.accept(entry, command.parent);
    }
    trading.tidy();
    return Answer.of(RejectReason.NONE, command.hasParent ? entry.number : legs.get(0).number);
  }

  boolean isDue() {
    return !due.isEmpty();
  }

  /** An order got lots: as a parent for its legs, as a leg from the other one. */
  void traded(NaiveMarket.Order order, BigInteger lots) {
    for (Bracket bracket : brackets) {
      if (bracket.parent == order.number && !bracket.legs().isEmpty()) {
        bracket.pending = bracket.pending.add(lots);
        due.add(bracket);
      }
      NaiveMarket.Order other = bracket.find(other(bracket, order.number));
      if (other != null && other.leaves.compareTo(lots) <= 0) {
        bracket.end(other);
        ocoCuts++;
      } else if (other != null) {
        other.shrink(other.leaves.subtract(lots));
        ocoCuts++;
      }
    }
  }

  private static long other(Bracket bracket, long number) {
    if (bracket.takeProfit == number) {
      return bracket.stop;
    }
    return bracket.stop == number ? bracket.takeProfit : 0;
  }

  /** The same in a copy of a book. */
  void traded(List<NaiveMarket.Order> book, NaiveMarket.Order leg, BigInteger lots) {
    for (Bracket bracket : brackets) {
      long number = other(bracket, leg.number);
      for (NaiveMarket.Order other : List.copyOf(book)) {
        if (number != 0 && other.number == number) {
          other.leaves = other.leaves.subtract(lots);
          if (other.leaves.signum() <= 0) {
            book.remove(other);
          }
        }
      }
    }
  }

  /** A leg is about to fire. */
  void exit(NaiveMarket.Order leg) {
    for (Bracket bracket : List.copyOf(brackets)) {
      if (bracket.takeProfit == leg.number || bracket.stop == leg.number) {
        settle(bracket);
        endParent(bracket);
      }
    }
  }

  /** The position of a leg is gone. */
  void gone(NaiveMarket.Order leg) {
    for (Bracket bracket : brackets) {
      if (bracket.takeProfit == leg.number || bracket.stop == leg.number) {
        endParent(bracket);
      }
    }
  }

  private void endParent(Bracket bracket) {
    NaiveMarket.Order parent = bracket.find(bracket.parent);
    if (parent != null) {
      exits++;
      bracket.end(parent);
    }
  }

  /** One tick. */
  void step() {
    List.copyOf(due).forEach(this::settle);
    due.clear();
    tidy();
  }

  private void settle(Bracket bracket) {
    BigInteger lots = bracket.pending;
    bracket.pending = ZERO;
    if (lots.signum() > 0) {
      bracket.legs().forEach(leg -> enlarge(leg, lots));
    }
  }

  private void enlarge(NaiveMarket.Order leg, BigInteger lots) {
    BigInteger most = trading.reduceOnly.closable(leg).min(leg.leaves.add(lots));
    if (!leg.market.waiting.contains(leg) || most.compareTo(leg.leaves) <= 0) {
      return;
    }
    if (leg.held && !trading.triggers.activate(leg)) {
      leg.market.waiting.remove(leg);
      return;
    }
    leg.leaves = most;
  }

  /** Orders that are gone count no more; what has no quantity and will get none ends. */
  void tidy() {
    for (Bracket bracket : List.copyOf(brackets)) {
      if (bracket.find(bracket.parent) == null) {
        bracket.parent = 0;
      }
      if (bracket.parent == 0 && bracket.pending.signum() == 0) {
        bracket.legs().stream().filter(leg -> leg.held).forEach(bracket::end);
      }
      if (bracket.legs().isEmpty()) {
        brackets.remove(bracket);
      }
    }
  }

  static boolean isOtherQuantity(long orderQtyLots, NaiveMarket.Order leg) {
    return orderQtyLots != 0 && !leg.total().equals(big(orderQtyLots));
  }
}
