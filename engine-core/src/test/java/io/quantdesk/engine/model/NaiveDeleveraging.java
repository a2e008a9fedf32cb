package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.DeleveragingStrategy;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Closes a position against those of the other side: profit times leverage decides (rule c7). */
final class NaiveDeleveraging {
  private static final int CANDIDATES = 1_024;
  static final int CLOSES = 64;
  private static final int SLOTS = 256;
  private static final BigInteger MILLION = big(1_000_000);
  private static final BigInteger BOUND = big(2_000).multiply(MILLION);

  /** Candidates of the present tick. */
  int tried;

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

  private final NaiveWalk walk = new NaiveWalk();
  private final List<Scored> found = new ArrayList<>();

  /** While the remainder is shared by profits, and as long as shares are being worked out. */
  private boolean sharing;

  private boolean weighing;
  private final Map<NaiveScope, BigInteger> profits = new LinkedHashMap<>();
  private Map<NaiveScope, BigInteger> shares;
  private int splits;
  private Queue<NaiveScope> unpaid;
  private BigInteger expected;
  private boolean anyShare;

  /** A candidate with its score when the search came to it. */
  private record Scored(NaiveScope scope, BigInteger score) {}

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
    boolean isRanked =
        rankedMarket == market
            && rankedMark == market.mark
            && rankedSign == lots(scope).signum()
            && rank < candidates.size();
    if (sharing) {
      rankedMarket = null;
      weigh();
    } else if (isRanked) {
      searching = false;
      progressed = true;
    } else {
      search();
    }
  }

  /** Whether the next step looks at everybody. */
  boolean isSearching() {
    return sharing ? weighing : searching;
  }

  private void search() {
    searching = true;
    progressed = false;
    rank = 0;
    rankedMarket = null;
    rankedSign = lots(scope).signum();
    rankedMark = market.mark;
    found.clear();
    walk.begin(market);
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
      searchOn();
      return null;
    }
    boolean isUsedUp = close();
    exchange.forgetIdlePositions();
    return isUsedUp ? closed() : null;
  }

  /** Some positions further; behind the last one it is known who the candidates are. */
  private void searchOn() {
    for (int left = SLOTS; left > 0; left--) {
      NaiveScope next = walk.next();
      if (next == null) {
        candidates =
            found.stream()
                .sorted(
                    Comparator.comparing(Scored::score).reversed().thenComparing(it -> it.scope.id))
                .limit(CANDIDATES)
                .map(Scored::scope)
                .toList();
        searching = false;
        rankedMarket = lastResort ? null : market;
        return;
      }
      if (isAcceptable(next)) {
        found.add(new Scored(next, score(next)));
      }
    }
  }

  /** Whether the position or the candidates are used up. */
  private boolean close() {
    for (int left = CLOSES; left > 0; left--) {
      if (rank == candidates.size()) {
        return true;
      }
      tried++;
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

  /** Begins to work out shares of what is left now. */
  private void weigh() {
    weighing = true;
    anyShare = false;
    shares = null;
    profits.clear();
    expected = lots(scope).abs();
    walk.begin(market);
  }

  /** Works out shares by profit, and with the next steps closes them. */
  private NaiveScope share() {
    if (weighing) {
      weighOn();
      return null;
    }
    boolean isPaid = pay();
    exchange.forgetIdlePositions();
    if (!isPaid) {
      return null;
    }
    sharing = anyShare;
    if (lots(scope).signum() == 0) {
      return finish();
    }
    if (sharing) {
      weigh();
    } else {
      search();
    }
    return null;
  }

  /** Some positions further, and then some shares. */
  private void weighOn() {
    int budget = SLOTS;
    while (shares == null) {
      NaiveScope next = walk.next();
      if (next == null) {
        shares = shares(expected);
      } else {
        if (profit(next).signum() > 0 && isAcceptable(next)) {
          profits.put(next, profit(next));
        }
        budget--;
        if (budget == 0) {
          return;
        }
      }
    }
    int done = Math.min(budget, splits);
    splits -= done;
    if (budget > done) {
      weighing = false;
      unpaid = new ArrayDeque<>(shares.keySet());
    }
  }

  /** Whether all shares are closed, or the position is not the one that they are shares of. */
  private boolean pay() {
    for (int left = CLOSES; left > 0 && !unpaid.isEmpty(); left--) {
      if (!lots(scope).abs().equals(expected) || expected.signum() == 0) {
        return true;
      }
      tried++;
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

  /** By the profits that were found; each split, and each lot of a remainder, is some work. */
  private Map<NaiveScope, BigInteger> shares(BigInteger remainder) {
    BigInteger total = profits.values().stream().reduce(ZERO, BigInteger::add);
    Map<NaiveScope, BigInteger> split = new LinkedHashMap<>();
    profits.forEach(
        (winner, profit) -> split.put(winner, remainder.multiply(profit).divide(total)));
    BigInteger left = remainder.subtract(split.values().stream().reduce(ZERO, BigInteger::add));
    List<NaiveScope> largest =
        profits.keySet().stream()
            .sorted(
                Comparator.comparing(
                        (NaiveScope it) -> remainder.multiply(profits.get(it)).mod(total))
                    .reversed()
                    .thenComparing(it -> it.id))
            .limit(left.longValueExact())
            .toList();
    largest.forEach(it -> split.merge(it, ONE, BigInteger::add));
    splits = split.size() + largest.size();
    return split;
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
