package io.quantdesk.engine.model;

import java.util.Comparator;
import java.util.stream.Stream;

/** Which orders have expired: from then on they do not trade, and the next ticks take them out. */
final class NaiveExpiry {
  /** Most orders that one tick takes out. */
  private static final int STEP = 256;

  private final NaiveExchange exchange;

  NaiveExpiry(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  boolean hasExpired(NaiveMarket.Order order) {
    return order.expireTimeNs <= exchange.nowNs;
  }

  boolean isDue() {
    return live().anyMatch(this::hasExpired);
  }

  /** Whether any live order is in an order's way, one of its own account, too. */
  boolean wouldTake(NaiveMarket.Order order) {
    return order.market.counterparties(order.side, order.price).stream()
        .anyMatch(maker -> !hasExpired(maker));
  }

  /** Takes out what has expired, the order that expired first before all others. */
  void step() {
    live()
        .filter(this::hasExpired)
        .sorted(
            Comparator.comparingLong((NaiveMarket.Order order) -> order.expireTimeNs)
                .thenComparingLong(order -> order.number))
        .limit(STEP)
        .toList()
        .forEach(
            order -> {
              order.market.orders.remove(order);
              order.market.waiting.remove(order);
            });
  }

  private Stream<NaiveMarket.Order> live() {
    return exchange.markets.stream()
        .flatMap(market -> Stream.concat(market.orders.stream(), market.waiting.stream()));
  }
}
