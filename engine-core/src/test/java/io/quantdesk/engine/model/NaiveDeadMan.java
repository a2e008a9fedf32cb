package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.ScheduleCancel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cancels of all orders of a sub-account, scheduled for a time that is put off by every call; its
 * positions are closed behind them if the call asks for it.
 */
final class NaiveDeadMan {
  private static final long FIVE_SECONDS = 5_000_000_000L;

  /** Most that one tick starts. */
  private static final int STEP = 256;

  private record Armed(long timeNs, boolean closesAll) {}

  /** What was started: orders that came later stay. */
  private record Started(int subAccountId, long lastOrderNumber, boolean closesAll) {}

  long starts;
  final NaiveClosing closing;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final Map<Integer, Armed> armed = new HashMap<>();
  private final List<Started> started = new ArrayList<>();

  NaiveDeadMan(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
    closing = new NaiveClosing(exchange, trading);
  }

  Answer schedule(ScheduleCancel command) {
    if (exchange.scope(command.subAccountId) == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (!trading.rateLimits.take(command.subAccountId, NaiveRateLimits.Kind.CANCEL)) {
      return Answer.of(RejectReason.RATE_LIMITED);
    }
    boolean ends = command.cancelTimeNs == 0 && !command.closeAll;
    if (!ends && command.cancelTimeNs < exchange.nowNs + FIVE_SECONDS) {
      return Answer.of(RejectReason.INVALID_CANCEL_TIME);
    }
    if (armed.containsKey(command.subAccountId) && isDue(armed.get(command.subAccountId))) {
      start(command.subAccountId);
    }
    armed.remove(command.subAccountId);
    if (!ends) {
      armed.put(command.subAccountId, new Armed(command.cancelTimeNs, command.closeAll));
    }
    return Answer.of(RejectReason.NONE);
  }

  /** Whether a switch that closes positions is armed, or closes them now. */
  boolean willClose(int subAccountId) {
    return closing.contains(subAccountId)
        || (armed.containsKey(subAccountId) && armed.get(subAccountId).closesAll);
  }

  boolean isDue() {
    return !started.isEmpty() || closing.isDue() || armed.values().stream().anyMatch(this::isDue);
  }

  private boolean isDue(Armed one) {
    return one.timeNs <= exchange.nowNs;
  }

  /**
   * Starts what is due, by time and then by sub-account, takes all orders of what was started, and
   * goes on with the positions.
   */
  void step() {
    armed.entrySet().stream()
        .filter(entry -> isDue(entry.getValue()))
        .sorted(
            Comparator.<Map.Entry<Integer, Armed>>comparingLong(entry -> entry.getValue().timeNs)
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
      if (oldest.closesAll) {
        closing.add(oldest.subAccountId);
      }
    }
    closing.step();
  }

  private void start(int subAccountId) {
    boolean closesAll = armed.remove(subAccountId).closesAll;
    started.add(new Started(subAccountId, trading.lastOrderNumber, closesAll));
    starts++;
  }

  private static boolean takes(Started start, NaiveMarket.Order order) {
    return order.subAccountId == start.subAccountId && order.number <= start.lastOrderNumber;
  }
}
