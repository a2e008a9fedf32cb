package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.BookChange;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.BookSnapshotOrderDecoder;
import io.quantdesk.protocol.sbe.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * Every resting order of a market in price-time priority, with what it shows, rebuilt from
 * BookLevelChanged. Orders have the ids that their owners know; whose they are nobody is told.
 */
public final class L3Book extends MarketBook {
  private final Map<Long, Order> orders = new HashMap<>();
  private final NavigableMap<Integer, Map<Long, Order>> bids =
      new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<Integer, Map<Long, Order>> asks = new TreeMap<>();

  /**
   * A resting order.
   *
   * @param qtyLots what it shows
   */
  public record Order(long orderId, Side side, int priceTicks, long qtyLots) {}

  /** A book that needs a snapshot, or the market's first message. */
  public L3Book(int marketId) {
    super(marketId, BookDepth.ORDERS);
  }

  /** A resting order; null when there is none with this id. */
  public Order order(long orderId) {
    return orders.get(orderId);
  }

  /** Number of resting orders. */
  public int size() {
    return orders.size();
  }

  /** Prices of a side that have orders, the best first; a view that follows the book. */
  public NavigableSet<Integer> prices(Side side) {
    return Collections.unmodifiableNavigableSet(side(side).navigableKeySet());
  }

  /** The orders of a level, the one that is filled first in front; empty when there are none. */
  public List<Order> queue(Side side, int priceTicks) {
    Map<Long, Order> queue = side(side).get(priceTicks);
    return queue == null ? List.of() : new ArrayList<>(queue.values());
  }

  /** What the orders of a level show together; 0 when there are none. */
  public long levelQtyLots(Side side, int priceTicks) {
    Map<Long, Order> queue = side(side).get(priceTicks);
    return queue == null ? 0 : queue.values().stream().mapToLong(Order::qtyLots).sum();
  }

  @Override
  void clear() {
    orders.clear();
    bids.clear();
    asks.clear();
  }

  @Override
  void onLevelChanged(BookLevelChangedDecoder message) {
    long orderId = message.orderId();
    if (message.change() == BookChange.ADDED) {
      putLast(orderId, message.side(), message.priceTicks(), message.orderQtyLots());
    } else if (message.change() == BookChange.REMOVED) {
      remove(orderId);
    } else {
      reduce(orderId, message.orderQtyLots());
    }
  }

  @Override
  void onSnapshotOrder(BookSnapshotOrderDecoder message) {
    putLast(message.orderId(), message.side(), message.priceTicks(), message.orderQtyLots());
  }

  /** An order that is known already goes to the end of the queue, whatever it was before. */
  private void putLast(long orderId, Side side, int priceTicks, long qtyLots) {
    remove(orderId);
    Order order = new Order(orderId, side, priceTicks, qtyLots);
    orders.put(orderId, order);
    side(side).computeIfAbsent(priceTicks, price -> new LinkedHashMap<>()).put(orderId, order);
  }

  /** While the book is filling an order may be unknown: the snapshot has not come to it yet. */
  private void reduce(long orderId, long qtyLots) {
    Order before = orders.get(orderId);
    if (before != null) {
      Order after = new Order(orderId, before.side(), before.priceTicks(), qtyLots);
      orders.put(orderId, after);
      side(after.side()).get(after.priceTicks()).put(orderId, after);
    }
  }

  private void remove(long orderId) {
    Order order = orders.remove(orderId);
    if (order != null) {
      Map<Long, Order> queue = side(order.side()).get(order.priceTicks());
      queue.remove(orderId);
      if (queue.isEmpty()) {
        side(order.side()).remove(order.priceTicks());
      }
    }
  }

  private NavigableMap<Integer, Map<Long, Order>> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }
}
