package io.quantdesk.bench.l3;

import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** A market as plainly as it can be written: a list of orders, searched for each question. */
final class NaiveMarket {
  static final class Order {
    final long id;
    final Side side;
    int price;
    long qty;
    private long place;

    private Order(long id, Side side, int price, long qty, long place) {
      this.id = id;
      this.side = side;
      this.price = price;
      this.qty = qty;
      this.place = place;
    }
  }

  private final Random random;
  private final List<Order> resting = new ArrayList<>();
  private long lastId = 1_000;
  private long lastPlace;

  NaiveMarket(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int size() {
    return resting.size();
  }

  long nextId() {
    return ++lastId;
  }

  Side anySide() {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }

  Order any() {
    return resting.get(below(resting.size()));
  }

  Order rest(Side side, int price, long qty) {
    Order order = new Order(nextId(), side, price, qty, ++lastPlace);
    resting.add(order);
    return order;
  }

  /** A price at which an order of this side rests without trading, within a dozen ticks. */
  int passivePrice(Side side, int middle, int tick) {
    Order best = best(side.opposite());
    int limit = best == null ? middle : best.price;
    return side == Side.BUY ? limit - tick * (1 + below(12)) : limit + tick * (1 + below(12));
  }

  void reduce(Order order, long qty) {
    order.qty -= qty;
    if (order.qty == 0) {
      resting.remove(order);
    }
  }

  void loseQueuePlace(Order order) {
    order.place = ++lastPlace;
  }

  /** The order that an incoming one meets first; null when the side is empty. */
  Order best(Side side) {
    return resting.stream().filter(order -> order.side == side).min(BY_PRIORITY).orElse(null);
  }

  private static final Comparator<Order> BY_PRIORITY =
      Comparator.<Order>comparingInt(order -> -order.side.sign() * order.price)
          .thenComparingLong(order -> order.place);

  /** One fill of a resting order. */
  record NaiveFill(Order maker, long qty) {}

  /** Trades at any price, telling each fill after it has happened. */
  void take(Side takerSide, long qty, Consumer<NaiveFill> fills) {
    long left = qty;
    Order maker = best(takerSide.opposite());
    while (left > 0 && maker != null) {
      long filled = Math.min(left, maker.qty);
      left -= filled;
      reduce(maker, filled);
      fills.accept(new NaiveFill(maker, filled));
      maker = best(takerSide.opposite());
    }
  }

  /** Price to quantity, best first. */
  Map<Integer, Long> levels(Side side, int max) {
    Map<Integer, Long> levels = new LinkedHashMap<>();
    resting.stream()
        .filter(order -> order.side == side)
        .sorted(BY_PRIORITY)
        .forEach(
            order -> {
              if (levels.size() < max || levels.containsKey(order.price)) {
                levels.merge(order.price, order.qty, Long::sum);
              }
            });
    return levels;
  }
}
