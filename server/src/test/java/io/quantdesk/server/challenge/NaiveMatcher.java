package io.quantdesk.server.challenge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The challenge's semantics in the plainest way: one list of resting orders, searched whole each
 * time. Written from the description of the format, not from the matcher.
 */
final class NaiveMatcher {
  /** One message of a file; side 0 buys, 1 sells. */
  record Message(int type, boolean ioc, int side, int qty, long orderId, int price) {}

  private static final class Resting {
    private final long orderId;
    private final int side;
    private final int price;
    private int qty;

    private Resting(long orderId, int side, int price, int qty) {
      this.orderId = orderId;
      this.side = side;
      this.price = price;
      this.qty = qty;
    }
  }

  /** In order of arrival. */
  private final List<Resting> resting = new ArrayList<>();

  private final List<String> reports = new ArrayList<>();
  private final List<String> bestPrices = new ArrayList<>();
  private final Map<Integer, Integer> typesSeen = new HashMap<>();
  private int seq = -1;

  void apply(Message message) {
    seq++;
    switch (message.type()) {
      case 0 -> place(message);
      case 1 -> cancel(message.orderId());
      case 2 -> modify(message);
      case 3 -> reduce(message);
      default -> throw new AssertionError(message);
    }
    bestPrices.add(seq + "," + best(0) + "," + best(1));
  }

  String reportText() {
    return String.join("\n", reports);
  }

  int reportCount() {
    return reports.size();
  }

  String bestPricesText() {
    return String.join("\n", bestPrices);
  }

  /** How many reports of a type there have been. */
  int countOf(int type) {
    return typesSeen.getOrDefault(type, 0);
  }

  boolean isResting(long orderId) {
    return find(orderId) != null;
  }

  private void place(Message message) {
    long id = message.orderId();
    report(0, message.side() + "," + id + "," + message.price() + "," + message.qty());
    int left = trade(message.side(), message.price(), message.qty(), id);
    if (left > 0 && message.ioc()) {
      report(2, message.side() + "," + id + "," + message.price());
    } else if (left > 0) {
      resting.add(new Resting(id, message.side(), message.price(), left));
    }
  }

  private void cancel(long orderId) {
    Resting order = find(orderId);
    if (order == null) {
      report(4, Long.toString(orderId));
    } else {
      resting.remove(order);
      report(2, order.side + "," + orderId + "," + order.price);
    }
  }

  private void modify(Message message) {
    Resting order = find(message.orderId());
    if (order == null) {
      report(5, Long.toString(message.orderId()));
      return;
    }
    resting.remove(order);
    int left = trade(order.side, message.price(), message.qty(), order.orderId);
    if (left > 0) {
      resting.add(new Resting(order.orderId, order.side, message.price(), left));
    }
    report(3, order.side + "," + order.orderId + "," + message.price() + "," + message.qty());
  }

  private void reduce(Message message) {
    Resting order = find(message.orderId());
    if (order == null) {
      report(5, Long.toString(message.orderId()));
    } else if (order.qty <= message.qty()) {
      resting.remove(order);
      report(2, order.side + "," + order.orderId + "," + order.price);
    } else {
      order.qty -= message.qty();
      report(3, order.side + "," + order.orderId + "," + order.price + "," + order.qty);
    }
  }

  private int trade(int side, int limit, int qty, long takerId) {
    int left = qty;
    while (left > 0) {
      Resting maker = bestMaker(1 - side);
      if (maker == null || (side == 0 ? maker.price > limit : maker.price < limit)) {
        return left;
      }
      int fill = Math.min(left, maker.qty);
      left -= fill;
      maker.qty -= fill;
      if (maker.qty == 0) {
        resting.remove(maker);
      }
      report(1, maker.price + "," + fill + "," + maker.orderId + "," + takerId);
    }
    return left;
  }

  /** Best price first; of several the one that came first, which min keeps. */
  private Resting bestMaker(int side) {
    Comparator<Resting> byPrice = Comparator.comparingInt(order -> order.price);
    return resting.stream()
        .filter(order -> order.side == side)
        .min(side == 1 ? byPrice : byPrice.reversed())
        .orElse(null);
  }

  private String best(int side) {
    Resting best = bestMaker(side);
    if (best == null) {
      return "-1,0";
    }
    int qty =
        resting.stream()
            .filter(order -> order.side == side && order.price == best.price)
            .mapToInt(order -> order.qty)
            .sum();
    return best.price + "," + qty;
  }

  private Resting find(long orderId) {
    return resting.stream().filter(order -> order.orderId == orderId).findFirst().orElse(null);
  }

  private void report(int type, String rest) {
    typesSeen.merge(type, 1, Integer::sum);
    reports.add(type + "," + seq + "," + rest);
  }
}
