package io.quantdesk.engine.book;

import io.quantdesk.engine.order.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Price-time priority in plain collections, written from the rules and not from the book: the model
 * that the book is compared with.
 */
final class NaiveBook {
  /** One fill, as the rules see it. */
  record Fill(long makerId, int priceTicks, long qtyLots, long makerLeavesLots, long levelLots) {}

  /** A resting order as it lies in its queue. */
  record Resting(long orderId, long leavesLots) {}

  private static final class Order {
    private final long orderId;
    private final Side side;
    private final int priceTicks;
    private long leavesLots;

    private Order(long orderId, Side side, int priceTicks, long leavesLots) {
      this.orderId = orderId;
      this.side = side;
      this.priceTicks = priceTicks;
      this.leavesLots = leavesLots;
    }
  }

  private final NavigableMap<Integer, Deque<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<Integer, Deque<Order>> asks = new TreeMap<>();
  private final Map<Long, Order> byId = new HashMap<>();

  long add(long orderId, Side side, int priceTicks, long qtyLots) {
    Order order = new Order(orderId, side, priceTicks, qtyLots);
    byId.put(orderId, order);
    side(side).computeIfAbsent(priceTicks, price -> new ArrayDeque<>()).addLast(order);
    return levelLots(side, priceTicks);
  }

  long remove(long orderId) {
    Order order = byId.remove(orderId);
    Deque<Order> queue = side(order.side).get(order.priceTicks);
    queue.removeIf(other -> other.orderId == orderId);
    if (queue.isEmpty()) {
      side(order.side).remove(order.priceTicks);
    }
    return levelLots(order.side, order.priceTicks);
  }

  long reduce(long orderId, long leavesLots) {
    Order order = byId.get(orderId);
    order.leavesLots = leavesLots;
    return levelLots(order.side, order.priceTicks);
  }

  List<Fill> match(Side takerSide, int limitTicks, long qtyLots) {
    List<Fill> fills = new ArrayList<>();
    NavigableMap<Integer, Deque<Order>> makers = side(takerSide.opposite());
    long left = qtyLots;
    while (left > 0 && !makers.isEmpty() && reaches(takerSide, limitTicks, makers.firstKey())) {
      int priceTicks = makers.firstKey();
      Order maker = makers.get(priceTicks).getFirst();
      long fillLots = Math.min(left, maker.leavesLots);
      left -= fillLots;
      maker.leavesLots -= fillLots;
      if (maker.leavesLots == 0) {
        remove(maker.orderId);
      }
      fills.add(
          new Fill(
              maker.orderId,
              priceTicks,
              fillLots,
              maker.leavesLots,
              levelLots(takerSide.opposite(), priceTicks)));
    }
    return fills;
  }

  long fillableLots(Side takerSide, int limitTicks, long upToLots) {
    long fillable = 0;
    for (Map.Entry<Integer, Deque<Order>> level : side(takerSide.opposite()).entrySet()) {
      if (reaches(takerSide, limitTicks, level.getKey())) {
        fillable += level.getValue().stream().mapToLong(order -> order.leavesLots).sum();
      }
    }
    return Math.min(fillable, upToLots);
  }

  boolean isResting(long orderId) {
    return byId.containsKey(orderId);
  }

  long leavesLots(long orderId) {
    return byId.get(orderId).leavesLots;
  }

  int size() {
    return byId.size();
  }

  List<Integer> prices(Side side) {
    return List.copyOf(side(side).keySet());
  }

  List<Resting> queue(Side side, int priceTicks) {
    return side(side).get(priceTicks).stream()
        .map(order -> new Resting(order.orderId, order.leavesLots))
        .toList();
  }

  int bestPriceTicks(Side side) {
    return side(side).isEmpty() ? -1 : side(side).firstKey();
  }

  long levelLots(Side side, int priceTicks) {
    Deque<Order> queue = side(side).get(priceTicks);
    return queue == null ? 0 : queue.stream().mapToLong(order -> order.leavesLots).sum();
  }

  private NavigableMap<Integer, Deque<Order>> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private static boolean reaches(Side takerSide, int limitTicks, int makerTicks) {
    return takerSide == Side.BUY ? makerTicks <= limitTicks : makerTicks >= limitTicks;
  }
}
