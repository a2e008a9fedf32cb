package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.ScheduleCancel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cancels of all orders of a sub-account, scheduled for a time that is put off by every call. */
final class NaiveDeadMan {
  private static final long FIVE_SECONDS = 5_000_000_000L;

  /** Most that one tick starts. */
  private static final int STEP = 256;

  /** What was started: orders that came later stay. */
  private record Started(int subAccountId, long lastOrderNumber) {}

  long starts;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final Map<Integer, Long> times = new HashMap<>();
  private final List<Started> started = new ArrayList<>();

  NaiveDeadMan(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  Answer schedule(ScheduleCancel command) {
    if (exchange.scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (!trading.rateLimits.take(command.subAccountId, NaiveRateLimits.Kind.CANCEL)) {
      return Answer.of(RejectReason.RATE_LIMITED);
    }
    if (command.cancelTimeNs != 0 && command.cancelTimeNs < exchange.nowNs + FIVE_SECONDS) {
      return Answer.of(RejectReason.INVALID_CANCEL_TIME);
    }
    if (times.getOrDefault(command.subAccountId, Long.MAX_VALUE) <= exchange.nowNs) {
      start(command.subAccountId);
    }
    times.remove(command.subAccountId);
    if (command.cancelTimeNs != 0) {
      times.put(command.subAccountId, command.cancelTimeNs);
    }
    return Answer.of(RejectReason.NONE);
  }

  boolean isDue() {
    return !started.isEmpty() || times.values().stream().anyMatch(time -> time <= exchange.nowNs);
  }

  /** Starts what is due, by time and then by sub-account, and finishes all that was started. */
  void step() {
    times.entrySet().stream()
        .filter(entry -> entry.getValue() <= exchange.nowNs)
        .sorted(
            Comparator.comparing(Map.Entry<Integer, Long>::getValue)
                .thenComparing(Map.Entry::getKey))
        .limit(STEP)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::start);
    while (!started.isEmpty()) {
      Started oldest = started.remove(0);
      for (NaiveMarket market : exchange.markets) {
        market.orders.removeIf(order -> takes(oldest, order));
        market.waiting.removeIf(order -> takes(oldest, order));
        trading.auctions.removeIf(
            market, order -> takes(oldest, order) && !trading.auctions.isFirm(order));
      }
    }
  }

  private void start(int subAccountId) {
    times.remove(subAccountId);
    started.add(new Started(subAccountId, trading.lastOrderNumber));
    starts++;
  }

  private static boolean takes(Started start, NaiveMarket.Order order) {
    return order.subAccountId == start.subAccountId && order.number <= start.lastOrderNumber;
  }
}
