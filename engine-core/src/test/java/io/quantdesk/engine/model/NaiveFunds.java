package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.funds.WithdrawalRules;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How money moves within the exchange and out of it (rule c12). */
final class NaiveFunds {
  private static final BigInteger HOUR = big(3_600_000_000_000L);

  /** A withdrawal that is neither confirmed nor reverted. */
  record Pending(NaiveScope scope, NaiveCollateral.Asset asset, BigInteger amount) {}

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final int capacity;
  final Map<Long, Pending> pending = new TreeMap<>();
  final WithdrawalRules rules = new WithdrawalRules();

  /** Of each asset its value; without one of USDC. */
  private final Map<Integer, BigInteger> used = new HashMap<>();

  private final Map<Integer, Long> usedAtNs = new HashMap<>();
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
      reason = judgeLimits(scope, null, amount);
      reason = reason == RejectReason.NONE ? judgeTotal(amount) : reason;
    }
    if (reason == RejectReason.NONE) {
      if (isLimited()) {
        used.put(0, used(null).add(amount));
        usedAtNs.put(0, exchange.nowNs);
      }
      move(scope, amount.negate());
      exchange.pending = exchange.pending.add(amount);
      pending.put(++lastId, new Pending(scope, null, amount));
    }
    return Answer.of(reason);
  }

  private RejectReason judge(NaiveScope scope, BigInteger amount) {
    if (amount.signum() <= 0) {
      return RejectReason.INVALID_AMOUNT;
    }
    RejectReason reason = judge(scope);
    return reason == RejectReason.NONE && amount.compareTo(scope.withdrawable()) > 0
        ? RejectReason.INSUFFICIENT_WITHDRAWABLE
        : reason;
  }

  private RejectReason judge(NaiveScope scope) {
    if (trading.liquidation.contains(scope.id)) {
      return RejectReason.UNDER_LIQUIDATION;
    }
    if (trading.liquidation.backstop.is(scope)) {
      return RejectReason.BACKSTOP_ACCOUNT;
    }
    if (!scope.hasReliablePrices()) {
      return RejectReason.ORACLE_PRICE_UNRELIABLE;
    }
    return RejectReason.NONE;
  }

  private RejectReason judgeLimits(
      NaiveScope scope, NaiveCollateral.Asset asset, BigInteger amount) {
    Long seenNs = trading.liquidation.negativeEquityNs;
    if (seenNs != null && exchange.nowNs < seenNs + rules.holdNs) {
      return RejectReason.WITHDRAWALS_HELD;
    }
    if (isLimited() && used(asset).add(amount).compareTo(limit(asset)) > 0) {
      return RejectReason.HOURLY_WITHDRAWAL_LIMIT;
    }
    if (asset == null && amount.compareTo(held(null)) > 0) {
      return RejectReason.INSUFFICIENT_RESERVE;
    }
    if (pending.values().stream().filter(it -> it.scope == scope).count() >= 16) {
      return RejectReason.PENDING_WITHDRAWAL_LIMIT;
    }
    return pending.size() >= capacity ? RejectReason.WITHDRAWAL_CAPACITY : RejectReason.NONE;
  }

  private RejectReason judgeTotal(BigInteger amount) {
    BigInteger total = exchange.withdrawals.add(exchange.pending).add(amount);
    return total.compareTo(NaiveExchange.MAX) > 0
        ? RejectReason.ARITHMETIC_LIMIT
        : RejectReason.NONE;
  }

  private boolean isLimited() {
    return rules.hourlyLimitMicros > 0 || rules.hourlySharePpm > 0;
  }

  private BigInteger held(NaiveCollateral.Asset asset) {
    return asset == null
        ? exchange.deposits.subtract(exchange.withdrawals).subtract(exchange.pending)
        : asset.value(asset.held);
  }

  private BigInteger limit(NaiveCollateral.Asset asset) {
    return held(asset)
        .max(ZERO)
        .multiply(big(rules.hourlySharePpm))
        .divide(big(1_000_000))
        .max(big(rules.hourlyLimitMicros));
  }

  /** What has been taken and has not grown back. */
  private BigInteger used(NaiveCollateral.Asset asset) {
    int id = asset == null ? 0 : asset.id;
    BigInteger elapsed = big(exchange.nowNs - usedAtNs.getOrDefault(id, 0L)).min(HOUR);
    BigInteger regained = limit(asset).multiply(elapsed).divide(HOUR);
    return used.getOrDefault(id, ZERO).subtract(regained).max(ZERO);
  }

  Answer withdraw(MoveCollateral command) {
    NaiveScope scope = exchange.scope(command.subAccountId);
    NaiveCollateral.Asset asset = exchange.collateral.asset(command.assetId);
    BigInteger units = big(command.units);
    RejectReason reason = judge(scope, asset, command.units);
    if (reason == RejectReason.NONE) {
      reason = judgeLimits(scope, asset, asset.value(units));
    }
    if (reason == RejectReason.NONE) {
      if (isLimited()) {
        used.put(asset.id, used(asset).add(asset.value(units)));
        usedAtNs.put(asset.id, exchange.nowNs);
      }
      exchange.collateral.move(scope, asset, units.negate());
      asset.pending = asset.pending.add(units);
      pending.put(++lastId, new Pending(scope, asset, units));
    }
    return Answer.of(reason);
  }

  private RejectReason judge(NaiveScope scope, NaiveCollateral.Asset asset, long units) {
    RejectReason reason = exchange.collateral.judgeMove(scope, asset, units);
    if (reason == RejectReason.NONE) {
      reason = judge(scope);
    }
    return reason == RejectReason.NONE
        ? exchange.collateral.judgeLeaving(scope, asset, big(units))
        : reason;
  }

  Answer transfer(MoveCollateral command) {
    NaiveScope from = exchange.scope(command.subAccountId);
    NaiveScope to = exchange.scope(command.toSubAccountId);
    NaiveCollateral.Asset asset = exchange.collateral.asset(command.assetId);
    RejectReason reason = exchange.collateral.judgeMove(from, asset, command.units);
    if (reason != RejectReason.NONE) {
      return Answer.of(reason);
    }
    if (to == null) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    if (from == to) {
      return Answer.of(RejectReason.SAME_SUB_ACCOUNT);
    }
    if (from.owner != to.owner) {
      return Answer.of(RejectReason.OTHER_OWNER);
    }
    reason = exchange.collateral.judgeReceiver(to, trading.liquidation.backstop);
    if (reason == RejectReason.NONE) {
      reason = judge(from, asset, command.units);
    }
    if (reason == RejectReason.NONE) {
      exchange.collateral.move(from, asset, big(-command.units));
      exchange.collateral.move(to, asset, big(command.units));
    }
    return Answer.of(reason);
  }

  Answer confirm(long withdrawalId) {
    Pending done = pending.remove(withdrawalId);
    if (done == null) {
      return Answer.of(RejectReason.UNKNOWN_WITHDRAWAL);
    }
    if (done.asset != null) {
      done.asset.pending = done.asset.pending.subtract(done.amount);
      done.asset.withdrawals = done.asset.withdrawals.add(done.amount);
      return Answer.of(RejectReason.NONE);
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
    if (done.asset != null) {
      done.asset.pending = done.asset.pending.subtract(done.amount);
      exchange.collateral.move(done.scope, done.asset, done.amount);
      return Answer.of(RejectReason.NONE);
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
