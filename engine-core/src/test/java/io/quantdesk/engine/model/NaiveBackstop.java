package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.MarketState;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** A sub-account of the insurance fund that takes positions over (rule c7.5). */
final class NaiveBackstop {
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final int MARKETS_PER_TICK = 16;

  /** Backstop of one market. */
  static final class State {
    final BackstopRules rules = new BackstopRules();
    BigInteger drawn = ZERO;
    long drawnSinceNs;

    /** When something may be given back; null: there is nothing. */
    Long nextNs;
  }

  long taken;
  long slices;
  long returned;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;

  NaiveBackstop(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  Answer set(SetBackstopRules command) {
    NaiveMarket market = exchange.market(command.marketId);
    if (market == null) {
      return Answer.of(RejectReason.UNKNOWN_MARKET);
    }
    if (!isAllowed(command.rules)) {
      return Answer.of(RejectReason.INVALID_BACKSTOP_RULES);
    }
    NaiveScope next = exchange.scope(command.rules.subAccountId);
    if (next == null && command.rules.subAccountId != 0) {
      return Answer.of(RejectReason.UNKNOWN_SUB_ACCOUNT);
    }
    NaiveScope before = exchange.scope(market.backstop.rules.subAccountId);
    if (before != next) {
      if (!isFree(before) || !isFree(next) || (next != null && (is(next) || next.parent != null))) {
        return Answer.of(RejectReason.BACKSTOP_IN_USE);
      }
    }
    if (exchange.onlyChecks) {
      return Answer.of(RejectReason.NONE);
    }
    if (before != next) {
      market.backstop.nextNs = null;
    }
    market.backstop.rules.set(command.rules);
    boolean onlyCash = next != null && next.cash.signum() > 0 && isIdle(next);
    if (onlyCash && market.backstop.nextNs == null) {
      market.backstop.nextNs = exchange.nowNs;
    }
    return Answer.of(RejectReason.NONE);
  }

  private static boolean isAllowed(BackstopRules r) {
    List<Long> all =
        List.of(
            (long) r.subAccountId,
            r.capMicros,
            r.drawMicros,
            r.drawIntervalNs,
            r.sliceMicros,
            r.unwindIntervalNs);
    return all.stream().allMatch(value -> value == 0)
        || (r.subAccountId > 0
            && Math.min(r.capMicros, r.drawMicros) >= 0
            && r.sliceMicros > 0
            && Math.min(r.drawIntervalNs, r.unwindIntervalNs) >= 1_000_000
            && Math.max(r.drawIntervalNs, r.unwindIntervalNs) <= DAY_NS);
  }

  /** Whether a scope is the backstop of a market. */
  boolean is(NaiveScope scope) {
    return exchange.markets.stream()
        .anyMatch(market -> market.backstop.rules.subAccountId == scope.id);
  }

  private boolean isFree(NaiveScope scope) {
    return scope == null || (scope.cash.signum() == 0 && scope.units.isEmpty() && isIdle(scope));
  }

  private boolean isIdle(NaiveScope scope) {
    return !NaiveLiquidation.hasPosition(scope)
        && exchange.markets.stream()
            .noneMatch(market -> market.live().anyMatch(order -> order.subAccountId == scope.id));
  }

  /** Takes all of a position over at its zero price, or returns false. */
  boolean takesOver(NaiveScope debtor, NaiveMarket market, int zero) {
    State state = market.backstop;
    NaiveScope own = exchange.scope(state.rules.subAccountId);
    if (own == null || own == debtor || state.rules.capMicros == 0) {
      return false;
    }
    BigInteger lots = debtor.position(market).lots;
    BigInteger loss = market.value(lots, zero).subtract(market.value(lots, market.mark));
    BigInteger notional = market.value(lots.abs(), market.mark);
    BigInteger margin = market.required(notional, market.parameters.initialMarginPpm, false);
    BigInteger collateral = loss.max(ZERO).add(margin);
    long sinceNs = exchange.nowNs / state.rules.drawIntervalNs * state.rules.drawIntervalNs;
    BigInteger drawn = state.drawnSinceNs == sinceNs ? state.drawn : ZERO;
    BigInteger after = own.position(market).lots.add(lots).abs();
    if (collateral.compareTo(market.insurance) > 0
        || drawn.add(collateral).compareTo(big(state.rules.drawMicros)) > 0
        || market.value(after, market.mark).compareTo(big(state.rules.capMicros)) > 0
        || trading.liquidation.contains(own.id)
        || own.equity().compareTo(own.maintenanceMargin(null, ZERO)) < 0) {
      return false;
    }
    state.drawn = drawn.add(collateral);
    state.drawnSinceNs = sinceNs;
    if (state.nextNs == null) {
      state.nextNs = exchange.nowNs + state.rules.unwindIntervalNs;
    }
    market.insurance = market.insurance.subtract(collateral);
    own.cash = own.cash.add(collateral);
    debtor.trade(market, lots.negate(), zero, ZERO);
    trading.reduceOnly.positionChanged(debtor.id, market);
    own.trade(market, lots, zero, ZERO);
    exchange.forgetIdlePositions();
    taken++;
    return true;
  }

  boolean isDue() {
    return exchange.markets.stream().anyMatch(this::isDue);
  }

  private boolean isDue(NaiveMarket market) {
    return market.backstop.nextNs != null && market.backstop.nextNs <= exchange.nowNs;
  }

  /** A slice of each that is due, those that have waited longest first. */
  void step() {
    exchange.markets.stream()
        .filter(this::isDue)
        .sorted(
            Comparator.<NaiveMarket>comparingLong(market -> market.backstop.nextNs)
                .thenComparing(market -> market.id))
        .limit(MARKETS_PER_TICK)
        .toList()
        .forEach(this::step);
  }

  private void step(NaiveMarket market) {
    NaiveScope own = exchange.scope(market.backstop.rules.subAccountId);
    boolean liquidated = trading.liquidation.contains(own.id);
    if (!liquidated) {
      giveBack(own, market);
    }
    boolean isLeft = liquidated || own.position(market).lots.signum() != 0;
    long intervalNs = market.backstop.rules.unwindIntervalNs;
    market.backstop.nextNs = isLeft ? exchange.nowNs + intervalNs : null;
  }

  private void giveBack(NaiveScope own, NaiveMarket market) {
    BigInteger lots = own.position(market).lots;
    boolean matches = market.state == MarketState.OPEN || market.state == MarketState.REDUCE_ONLY;
    if (lots.signum() != 0
        && matches
        && market.oracle.mayLiquidate(exchange.nowNs)
        && !market.oracle.isVolatile(exchange.nowNs)) {
      BigInteger slice =
          big(market.backstop.rules.sliceMicros).divide(market.value(ONE, market.mark));
      NaiveMarket.Order order =
          trading.liquidation.forced(own, market, lots, slice.max(ONE).min(lots.abs()), 0);
      order.price = market.protection(order.side);
      trading.matching.sweep(order);
      exchange.forgetIdlePositions();
      slices += order.cum.signum();
    }
    if (own.position(market).lots.signum() == 0 && own.cash.signum() > 0) {
      market.insurance = market.insurance.add(own.cash);
      own.cash = ZERO;
      exchange.touched.add(own);
      returned++;
    }
  }
}
