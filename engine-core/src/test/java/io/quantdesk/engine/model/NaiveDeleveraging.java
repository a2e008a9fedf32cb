package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.DeleveragingStrategy;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Closes a position against those of the other side: profit times leverage decides (rule c7). */
final class NaiveDeleveraging {
  private static final int CANDIDATES = 1_024;
  private static final int CLOSES = 64;
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
  private boolean searching;
  private boolean progressed;

  /** Found by the last search, and how far they are used up; others may use them, too. */
  private List<NaiveScope> candidates;

  private int rank;
  private NaiveMarket rankedMarket;
  private int rankedSign;
  private int rankedMark;

  /** While the remainder is shared by profits: who gets how much, once that is worked out. */
  private boolean sharing;

  private Map<NaiveScope, BigInteger> shares;
  private Queue<NaiveScope> unpaid;
  private BigInteger expected;
  private boolean anyShare;

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
    sharing = market.rules.deleveraging == DeleveragingStrategy.PRO_RATA;
    shares = null;
    boolean isRanked =
        rankedMarket == market
            && rankedMark == market.mark
            && rankedSign == lots(scope).signum()
            && rank < candidates.size();
    if (sharing) {
      rankedMarket = null;
    } else if (isRanked) {
      searching = false;
      progressed = true;
    } else {
      search();
    }
  }

  /** Whether the next step looks at everybody. */
  boolean isSearching() {
    return sharing ? shares == null : searching;
  }

  private void search() {
    searching = true;
    progressed = false;
    rank = 0;
    rankedMarket = lastResort ? null : market;
    rankedSign = lots(scope).signum();
    rankedMark = market.mark;
  }

  /** Searches, and with the next steps closes; returns the scope when it is done with. */
  NaiveScope step() {
    if (lots(scope).signum() == 0) {
      return finish();
    }
    if (sharing) {
      return share();
    }
    if (searching) {
      candidates =
          exchange.scopes.stream()
              .filter(this::isAcceptable)
              .sorted(Comparator.comparing(this::score).reversed().thenComparing(other -> other.id))
              .limit(CANDIDATES)
              .toList();
      searching = false;
      return null;
    }
    boolean isUsedUp = close();
    exchange.forgetIdlePositions();
    return isUsedUp ? closed() : null;
  }

  /** Whether the position or the candidates are used up. */
  private boolean close() {
    for (int left = CLOSES; left > 0; left--) {
      if (rank == candidates.size()) {
        return true;
      }
      NaiveScope candidate = candidates.get(rank);
      if (isAcceptable(candidate)) {
        close(candidate, closable(candidate));
        progressed = true;
      }
      if (lots(scope).signum() == 0) {
        return true;
      }
      rank++;
    }
    return false;
  }

  private NaiveScope closed() {
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
    search();
    return null;
  }

  /** Works out shares by profit, and with the next steps closes them. */
  private NaiveScope share() {
    if (shares == null) {
      shares = shares(lots(scope).abs());
      unpaid = new ArrayDeque<>(shares.keySet());
      expected = lots(scope).abs();
      anyShare = false;
      return null;
    }
    boolean isPaid = pay();
    exchange.forgetIdlePositions();
    if (!isPaid) {
      return null;
    }
    shares = null;
    sharing = anyShare;
    if (lots(scope).signum() == 0) {
      return finish();
    }
    if (!sharing) {
      search();
    }
    return null;
  }

  /** Whether all shares are closed, or the position is not the one that they are shares of. */
  private boolean pay() {
    for (int left = CLOSES; left > 0 && !unpaid.isEmpty(); left--) {
      if (!lots(scope).abs().equals(expected) || expected.signum() == 0) {
        return true;
      }
      NaiveScope candidate = unpaid.remove();
      BigInteger closed = shares.get(candidate).min(closable(candidate));
      if (closed.signum() > 0 && isAcceptable(candidate, closed)) {
        close(candidate, closed);
        expected = expected.subtract(closed);
        shared++;
        anyShare = true;
      }
    }
    return unpaid.isEmpty();
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
