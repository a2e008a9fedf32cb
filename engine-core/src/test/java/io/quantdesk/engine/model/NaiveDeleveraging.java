package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.DeleveragingStrategy;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Closes a position against those of the other side: profit times leverage decides (rule c7). */
final class NaiveDeleveraging {
  private static final int CANDIDATES = 64;
  private static final BigInteger MILLION = big(1_000_000);
  private static final BigInteger BOUND = big(2_000).multiply(MILLION);

  /** How many have closed a share. */
  long shared;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private NaiveScope scope;
  private NaiveMarket market;
  private int price;
  private boolean lastResort;
  private List<NaiveScope> candidates;

  /** While the remainder is shared by profits: who gets how much, once that is worked out. */
  private boolean sharing;

  private Map<NaiveScope, BigInteger> shares;

  NaiveDeleveraging(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  boolean isBusy() {
    return scope != null;
  }

  void start(NaiveScope victim, NaiveMarket inMarket, int zero) {
    scope = victim;
    market = inMarket;
    price = zero;
    lastResort = false;
    candidates = null;
    sharing = market.rules.deleveraging == DeleveragingStrategy.PRO_RATA;
    shares = null;
  }

  /** Searches, and with the next step closes; returns the scope when it is done with. */
  NaiveScope step() {
    if (lots(scope).signum() == 0) {
      return finish();
    }
    if (sharing) {
      return share();
    }
    if (candidates == null) {
      candidates =
          exchange.scopes.stream()
              .filter(this::isAcceptable)
              .sorted(Comparator.comparing(this::score).reversed().thenComparing(other -> other.id))
              .limit(CANDIDATES)
              .toList();
      return null;
    }
    boolean progressed = false;
    for (NaiveScope candidate : candidates) {
      if (lots(scope).signum() != 0 && isAcceptable(candidate)) {
        close(candidate, closable(candidate));
        progressed = true;
      }
    }
    exchange.forgetIdlePositions();
    candidates = null;
    if (lots(scope).signum() == 0) {
      return finish();
    }
    if (!progressed) {
      if (lastResort) {
        return finish();
      }
      lastResort = true;
      price = market.mark;
    }
    return null;
  }

  /** Works out shares by profit, and with the next step closes them. */
  private NaiveScope share() {
    if (shares == null) {
      shares = shares(lots(scope).abs());
      return null;
    }
    boolean progressed = false;
    for (Map.Entry<NaiveScope, BigInteger> share : shares.entrySet()) {
      NaiveScope candidate = share.getKey();
      BigInteger closed = share.getValue().min(closable(candidate));
      if (closed.signum() > 0 && isAcceptable(candidate, closed)) {
        close(candidate, closed);
        shared++;
        progressed = true;
      }
    }
    exchange.forgetIdlePositions();
    shares = null;
    sharing = progressed;
    return lots(scope).signum() == 0 ? finish() : null;
  }

  private Map<NaiveScope, BigInteger> shares(BigInteger remainder) {
    List<NaiveScope> winners =
        market.holders.stream()
            .filter(other -> profit(other).signum() > 0 && isAcceptable(other))
            .toList();
    BigInteger total = winners.stream().map(this::profit).reduce(ZERO, BigInteger::add);
    Map<NaiveScope, BigInteger> found = new LinkedHashMap<>();
    for (NaiveScope winner : winners) {
      found.put(winner, remainder.multiply(profit(winner)).divide(total));
    }
    BigInteger left = remainder.subtract(found.values().stream().reduce(ZERO, BigInteger::add));
    winners.stream()
        .sorted(
            Comparator.comparing((NaiveScope it) -> remainder.multiply(profit(it)).mod(total))
                .reversed()
                .thenComparing(it -> it.id))
        .limit(left.intValueExact())
        .forEach(it -> found.merge(it, ONE, BigInteger::add));
    return found;
  }

  private BigInteger profit(NaiveScope other) {
    return market.value(lots(other), market.mark).subtract(other.position(market).cost);
  }

  /** Leaves the rest in its market. */
  NaiveScope abandon() {
    return finish();
  }

  NaiveScope scope() {
    return scope;
  }

  NaiveMarket market() {
    return market;
  }

  private NaiveScope finish() {
    NaiveScope done = scope;
    scope = null;
    return done;
  }

  private void close(NaiveScope candidate, BigInteger most) {
    BigInteger closed = most.multiply(big(lots(scope).signum()));
    scope.trade(market, closed.negate(), price, ZERO);
    trading.reduceOnly.positionChanged(scope.id, market);
    candidate.trade(market, closed, price, ZERO);
    trading.reduceOnly.positionChanged(candidate.id, market);
  }

  private boolean isAcceptable(NaiveScope candidate) {
    return isAcceptable(candidate, closable(candidate));
  }

  private boolean isAcceptable(NaiveScope candidate, BigInteger closed) {
    if (lots(candidate).signum() != -lots(scope).signum() || lots(scope).signum() == 0) {
      return false;
    }
    if (lastResort) {
      return true;
    }
    BigInteger gain =
        market
            .value(closed, price)
            .subtract(market.value(closed, market.mark))
            .multiply(big(lots(candidate).signum()));
    BigInteger equity = NaiveLiquidation.equity(candidate);
    BigInteger after = NaiveLiquidation.fit(candidate.equity().add(gain));
    BigInteger maintenance = NaiveLiquidation.maintenance(candidate);
    BigInteger size = lots(candidate).abs();
    BigInteger maintenanceAfter =
        maintenance
            .subtract(NaiveLiquidation.maintenance(market, size))
            .add(NaiveLiquidation.maintenance(market, size.subtract(closed)));
    return candidate.owner != scope.owner
        && equity.signum() > 0
        && after.signum() >= 0
        && after.multiply(maintenance).compareTo(equity.multiply(maintenanceAfter)) >= 0;
  }

  private BigInteger score(NaiveScope candidate) {
    NaiveScope.Position position = candidate.position(market);
    BigInteger value = market.value(position.lots, market.mark);
    BigInteger cost = position.cost.signum() == 0 ? ONE : position.cost.abs();
    BigInteger equity = NaiveLiquidation.equity(candidate).max(ONE);
    BigInteger profit = ratio(value.subtract(position.cost), cost);
    BigInteger leverage = ratio(value.abs(), equity).max(ONE);
    return profit.signum() > 0
        ? profit.multiply(leverage).divide(MILLION)
        : NaiveLiquidation.floor(profit.multiply(MILLION), leverage);
  }

  private static BigInteger ratio(BigInteger amount, BigInteger base) {
    BigInteger ratio = NaiveLiquidation.floor(amount.multiply(MILLION), base);
    return ratio.min(BOUND).max(BOUND.negate());
  }

  private BigInteger closable(NaiveScope candidate) {
    return lots(candidate).abs().min(lots(scope).abs());
  }

  private BigInteger lots(NaiveScope of) {
    NaiveScope.Position position = of.positions.get(market);
    return position == null ? ZERO : position.lots;
  }
}
