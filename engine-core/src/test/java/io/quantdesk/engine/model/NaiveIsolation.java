package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import io.quantdesk.engine.RejectReason;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Sub-accounts that trade in one market alone, with cash of their parents (rules c1 and c3). */
final class NaiveIsolation {
  private final NaiveExchange exchange;
  private final NaiveTrading trading;

  /** Those that had something before the present command, or have placed an order by it. */
  private final Set<NaiveScope> busy = new HashSet<>();

  long lent;
  long returned;

  NaiveIsolation(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  RejectReason lend(int subAccountId, long micros) {
    NaiveScope scope = exchange.scope(subAccountId);
    BigInteger amount = big(micros);
    if (scope.parent == null) {
      return RejectReason.NOT_ISOLATED;
    }
    if (amount.signum() <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    if (trading.liquidation.contains(scope.parent.id)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (trading.liquidation.backstop.is(scope.parent)) {
      return RejectReason.BACKSTOP_ACCOUNT;
    }
    if (!scope.parent.hasReliablePrices()) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    if (amount.compareTo(scope.parent.withdrawable()) > 0) {
      return RejectReason.INSUFFICIENT_WITHDRAWABLE;
    }
    move(scope.parent, scope, amount);
    return RejectReason.NONE;
  }

  void takeBack(int subAccountId, long micros) {
    NaiveScope scope = exchange.scope(subAccountId);
    move(scope, scope.parent, big(micros));
  }

  /** An order was taken. */
  void placed(int subAccountId, long micros) {
    NaiveScope scope = exchange.scope(subAccountId);
    busy.add(scope);
    if (micros != 0) {
      lent++;
      exchange.touched.add(scope);
      exchange.touched.add(scope.parent);
    }
  }

  /** Who has come to be without position and orders gives back what is left. */
  void finishCommand() {
    Set<Integer> haveOrders =
        exchange.markets.stream()
            .flatMap(NaiveMarket::live)
            .map(order -> order.subAccountId)
            .collect(Collectors.toSet());
    for (NaiveScope scope : exchange.scopes) {
      if (scope.parent == null) {
        continue;
      }
      boolean isIdle = !NaiveLiquidation.hasPosition(scope) && !haveOrders.contains(scope.id);
      boolean isDone = isIdle && !trading.liquidation.contains(scope.id);
      if (isDone && busy.remove(scope) && scope.cash.signum() > 0) {
        returned++;
        exchange.touched.add(scope);
        exchange.touched.add(scope.parent);
        move(scope, scope.parent, scope.cash);
      }
      if (!isDone) {
        busy.add(scope);
      }
    }
  }

  private static void move(NaiveScope from, NaiveScope to, BigInteger amount) {
    from.cash = from.cash.subtract(amount);
    to.cash = to.cash.add(amount);
  }
}
