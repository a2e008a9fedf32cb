package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.funds.WithdrawalRules;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** How money moves within the exchange and out of it (rule c12). */
final class NaiveFunds {
  private static final BigInteger HOUR = big(3_600_000_000_000L);

  /** A withdrawal that is neither confirmed nor reverted. */
  record Pending(NaiveScope scope, BigInteger amount) {}

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final int capacity;
  final Map<Long, Pending> pending = new TreeMap<>();
  final WithdrawalRules rules = new WithdrawalRules();
  private BigInteger used = ZERO;
  private long usedAtNs;
  long lastId;
  long transfers;

  NaiveFunds(NaiveExchange exchange, NaiveTrading trading, int capacity) {
    this.exchange = exchange;
    this.trading = trading;
    this.capacity = capacity;
  }

  Answer transfer(Transfer command) {
    NaiveScope from = exchange.scope(command.fromSubAccountId);
    NaiveScope to = exchange.scope(command.toSubAccountId);
    if (from == null || to == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (from == to) {
      return Answer.of(RejectReason.SAME_SUB_ACCOUNT);
    }
    if (from.owner != to.owner) {
      return Answer.of(RejectReason.OTHER_OWNER);
    }
    BigInteger amount = big(command.amountMicros);
    RejectReason reason = judge(from, amount);
    if (reason == RejectReason.NONE) {
      move(from, amount.negate());
      move(to, amount);
      transfers++;
    }
    return Answer.of(reason);
  }

  Answer withdraw(int subAccountId, long micros) {
    NaiveScope scope = exchange.scope(subAccountId);
    if (scope == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    BigInteger amount = big(micros);
    RejectReason reason = judge(scope, amount);
    if (reason == RejectReason.NONE) {
      reason = judgeLimits(scope, amount);
    }
    if (reason == RejectReason.NONE) {
      if (isLimited()) {
        used = used().add(amount);
        usedAtNs = exchange.nowNs;
      }
      move(scope, amount.negate());
      exchange.pending = exchange.pending.add(amount);
      pending.put(++lastId, new Pending(scope, amount));
    }
    return Answer.of(reason);
  }

  private RejectReason judge(NaiveScope scope, BigInteger amount) {
    if (amount.signum() <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    if (trading.liquidation.contains(scope.id)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (trading.liquidation.backstop.is(scope)) {
      return RejectReason.BACKSTOP_ACCOUNT;
    }
    if (!scope.hasReliablePrices()) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    return amount.compareTo(scope.withdrawable()) > 0
        ? RejectReason.INSUFFICIENT_WITHDRAWABLE
        : RejectReason.NONE;
  }

  private RejectReason judgeLimits(NaiveScope scope, BigInteger amount) {
    Long seenNs = trading.liquidation.negativeEquityNs;
    if (seenNs != null && exchange.nowNs < seenNs + rules.holdNs) {
      return RejectReason.WITHDRAWALS_HELD;
    }
    if (isLimited() && used().add(amount).compareTo(limit()) > 0) {
      return RejectReason.HOURLY_WITHDRAWAL_LIMIT;
    }
    if (pending.values().stream().filter(it -> it.scope == scope).count() >= 16) {
      return RejectReason.PENDING_WITHDRAWAL_LIMIT;
    }
    if (pending.size() >= capacity) {
      return RejectReason.WITHDRAWAL_CAPACITY;
    }
    BigInteger total = exchange.withdrawals.add(exchange.pending).add(amount);
    return total.compareTo(NaiveExchange.MAX) > 0
        ? RejectReason.ARITHMETIC_LIMIT
        : RejectReason.NONE;
  }

  private boolean isLimited() {
    return rules.hourlyLimitMicros > 0 || rules.hourlySharePpm > 0;
  }

  private BigInteger limit() {
    BigInteger held =
        exchange.deposits.subtract(exchange.withdrawals).subtract(exchange.pending).max(ZERO);
    return held.multiply(big(rules.hourlySharePpm))
        .divide(big(1_000_000))
        .max(big(rules.hourlyLimitMicros));
  }

  /** What has been taken and has not grown back. */
  private BigInteger used() {
    BigInteger elapsed = big(exchange.nowNs - usedAtNs).min(HOUR);
    return used.subtract(limit().multiply(elapsed).divide(HOUR)).max(ZERO);
  }

  Answer confirm(long withdrawalId) {
    Pending done = pending.remove(withdrawalId);
    if (done == null) {
      return Answer.of(RejectReason.UNKNOWN_WITHDRAWAL);
    }
    exchange.pending = exchange.pending.subtract(done.amount);
    exchange.withdrawals = exchange.withdrawals.add(done.amount);
    return Answer.of(RejectReason.NONE);
  }

  Answer revert(long withdrawalId) {
    Pending done = pending.remove(withdrawalId);
    if (done == null) {
      return Answer.of(RejectReason.UNKNOWN_WITHDRAWAL);
    }
    exchange.pending = exchange.pending.subtract(done.amount);
    move(done.scope, done.amount);
    return Answer.of(RejectReason.NONE);
  }

  Answer setRules(SetWithdrawalRules command) {
    WithdrawalRules wanted = command.rules;
    long dayNs = 86_400_000_000_000L;
    boolean fits = wanted.hourlySharePpm <= 1_000_000 && wanted.holdNs <= dayNs;
    long least = Math.min(wanted.hourlyLimitMicros, Math.min(wanted.hourlySharePpm, wanted.holdNs));
    if (!fits || least < 0) {
      return Answer.of(RejectReason.INVALID_WITHDRAWAL_RULES);
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    rules.set(wanted);
    return Answer.of(RejectReason.NONE);
  }

  private void move(NaiveScope scope, BigInteger change) {
    exchange.touched.add(scope);
    scope.cash = scope.cash.add(change);
  }
}
