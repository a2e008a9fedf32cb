package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.market.MarketState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reduce-only orders: cut when they come, when they match, and with the tick behind a change. */
final class NaiveReduceOnly {
  private final NaiveExchange exchange;
  private final NaiveExpiry expiry;
  private final NaiveBrackets brackets;
  private boolean due;

  /** Markets that are being cleared; each tick clears one. */
  private final List<NaiveMarket> clearing = new ArrayList<>();

  NaiveReduceOnly(NaiveExchange exchange, NaiveExpiry expiry, NaiveBrackets brackets) {
    this.exchange = exchange;
    this.expiry = expiry;
    this.brackets = brackets;
  }

  /** Why an order cannot come; otherwise it is cut to what it may have, resting or not. */
  RejectReason cut(NaiveMarket.Order order, boolean rests) {
    if (!order.reduceOnly) {
      return order.market.state == MarketState.REDUCE_ONLY
          ? RejectReason.MARKET_REDUCE_ONLY
          : RejectReason.NONE;
    }
    order.leaves = order.leaves.min(rests ? room(order) : closable(order));
    return order.leaves.signum() == 0 ? RejectReason.NOTHING_TO_REDUCE : RejectReason.NONE;
  }

  BigInteger closable(NaiveMarket.Order order) {
    BigInteger lots = exchange.scope(order.subAccountId).position(order.market).lots;
    return lots.multiply(big(-order.side.sign())).max(ZERO);
  }

  /** In a market that reduces, what rests counts too. */
  BigInteger room(NaiveMarket.Order order) {
    BigInteger room = closable(order);
    if (order.market.state == MarketState.REDUCE_ONLY) {
      for (NaiveMarket.Order other : order.market.orders) {
        boolean same = other.number == order.number && order.number != 0;
        boolean counts = other.reduceOnly && other.side == order.side && !expiry.hasExpired(other);
        if (counts && other.subAccountId == order.subAccountId && !same) {
          room = room.subtract(other.leaves);
        }
      }
    }
    return room.max(ZERO);
  }

  /** A position has changed; its reduce-only orders are looked at with the next tick. */
  void positionChanged(int subAccountId, NaiveMarket market) {
    due |=
        Stream.concat(market.orders.stream(), market.waiting.stream())
            .anyMatch(order -> order.reduceOnly && order.subAccountId == subAccountId);
  }

  /** An order that may rest is one of those of its position, also when it is filled now. */
  void orderTraded(NaiveMarket.Order order) {
    due |= order.reduceOnly && NaiveTrading.mayRest(order.timeInForce);
  }

  void stateChanged(NaiveMarket market) {
    boolean clears =
        market.state == MarketState.REDUCE_ONLY || market.state == MarketState.SETTLEMENT;
    if (clears && !clearing.contains(market)) {
      clearing.add(market);
    }
  }

  boolean isClearing(NaiveMarket market) {
    return clearing.contains(market);
  }

  boolean isDue() {
    return due || !clearing.isEmpty();
  }

  /** One tick. */
  void step() {
    if (!clearing.isEmpty()) {
      clear(clearing.remove(0));
    }
    for (NaiveMarket market : exchange.markets) {
      resize(market.orders);
      resize(market.waiting);
    }
    due = false;
  }

  private static void clear(NaiveMarket market) {
    if (market.state == MarketState.REDUCE_ONLY) {
      market.orders.removeIf(order -> !order.reduceOnly);
      market.waiting.removeIf(order -> !order.reduceOnly && !order.held);
    } else if (market.state == MarketState.SETTLEMENT) {
      market.orders.clear();
      market.waiting.clear();
    }
  }

  private void resize(List<NaiveMarket.Order> orders) {
    for (NaiveMarket.Order order : List.copyOf(orders)) {
      if (order.reduceOnly) {
        order.shrink(order.leaves.min(closable(order)));
        if (order.leaves.signum() == 0) {
          orders.remove(order);
          brackets.gone(order);
        }
      }
    }
  }
}
