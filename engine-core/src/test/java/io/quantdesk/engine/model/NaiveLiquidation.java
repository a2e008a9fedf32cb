package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What happens to scopes whose equity is below their maintenance margin (rule c7). */
final class NaiveLiquidation {
  private static final int STEPS = 16;
  private static final int LEAVING = 16;
  private static final int ORDERS_PER_STEP = 256;
  private static final int UNFILLED = 2;
  private static final long RETRY_NS = 1_000_000_000;
  private static final BigInteger MILLION = big(1_000_000);
  private static final BigInteger TRILLION = MILLION.multiply(MILLION);

  /** One scope that is being liquidated. */
  private static final class Case {
    final NaiveScope scope;
    boolean begun;
    int attempts;
    int unfilled;
    NaiveMarket lastMarket;
    Side lastSide;
    long restsUntilNs;

    Case(NaiveScope scope) {
      this.scope = scope;
    }
  }

  /** A scope under water that waits for its turn. */
  private record Fallen(NaiveScope scope, BigInteger equity, BigInteger maintenance) {}

  long started;
  final NaiveDeleveraging deleveraging;
  final NaiveSocialization socialization;
  final NaiveBackstop backstop;

  /** When negative equity was seen last; null: never. */
  Long negativeEquityNs;

  /** How often a price was no reason to take a position. */
  long withheld;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;
  private final Map<Integer, Case> cases = new HashMap<>();
  private final List<Case> ready = new ArrayList<>();
  private final List<Case> resting = new ArrayList<>();
  private final List<Case> waiting = new ArrayList<>();
  private long retryNs;
  private int toWake;
  private final List<Case> leaving = new ArrayList<>();
  private final List<Fallen> fallen = new ArrayList<>();
  private final NaiveWatch watch;

  NaiveLiquidation(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
    deleveraging = new NaiveDeleveraging(exchange, trading);
    socialization = new NaiveSocialization(exchange, trading);
    backstop = new NaiveBackstop(exchange, trading);
    watch = new NaiveWatch(exchange);
  }

  /** Whether a scope was under water at the end of the last command. */
  boolean isUnderWater(NaiveScope scope) {
    return watch.underWater.contains(scope);
  }

  boolean contains(int scopeId) {
    return cases.containsKey(scopeId) && cases.get(scopeId).begun;
  }

  boolean isDue() {
    return !ready.isEmpty()
        || !leaving.isEmpty()
        || deleveraging.isBusy()
        || resting.stream().anyMatch(it -> it.restsUntilNs <= exchange.nowNs)
        || (!waiting.isEmpty() && retryNs <= exchange.nowNs)
        || !fallen.isEmpty();
  }

  void step() {
    resting.stream()
        .filter(it -> it.restsUntilNs <= exchange.nowNs)
        .sorted(
            Comparator.<Case>comparingLong(it -> it.restsUntilNs).thenComparing(it -> it.scope.id))
        .limit(STEPS)
        .toList()
        .forEach(
            it -> {
              resting.remove(it);
              ready.add(it);
            });
    if (!waiting.isEmpty() && retryNs <= exchange.nowNs) {
      wakeWaiting();
    }
    takeFallen();
    deleverage();
    for (int left = STEPS; left > 0 && !ready.isEmpty(); left--) {
      step(ready.remove(0));
    }
  }

  /** Each that waits when it begins is looked at again, some a tick. */
  private void wakeWaiting() {
    toWake = toWake == 0 ? waiting.size() : toWake;
    for (int left = STEPS; left > 0 && toWake > 0; left--) {
      ready.add(waiting.remove(0));
      toWake--;
    }
    if (toWake == 0) {
      retryNs = exchange.nowNs + RETRY_NS;
    }
  }

  /** One after the other; whoever has to search has the rest of the tick. */
  private void deleverage() {
    deleveraging.tried = 0;
    boolean searched = false;
    for (int left = LEAVING; left > 0 && !searched; left--) {
      if (!deleveraging.isBusy() && !leaving.isEmpty()) {
        leave(leaving.remove(0));
      }
      searched =
          (deleveraging.isBusy() && deleveraging.isSearching())
              || deleveraging.tried >= NaiveDeleveraging.CLOSES;
      NaiveScope done = null;
      if (deleveraging.isBusy()) {
        boolean leavesOn = allows(deleveraging.scope(), deleveraging.market(), true);
        done = leavesOn ? deleveraging.step() : deleveraging.abandon();
      }
      if (done != null) {
        ready.add(cases.get(done.id));
      }
    }
  }

  private void leave(Case one) {
    NaiveScope scope = one.scope;
    NaiveMarket market = one.lastMarket;
    look(scope);
    if (scope.position(market).lots.signum() == 0
        || hasRecovered(scope, market.rules)
        || !mustLeave(one, market)) {
      ready.add(one);
    } else if (!allows(scope, market, true)) {
      await(one);
    } else if (backstop.takesOver(scope, market, zero(scope, market))) {
      ready.add(one);
    } else {
      deleveraging.start(scope, market, zero(scope, market));
    }
  }

  private boolean mustLeave(Case one, NaiveMarket market) {
    BigInteger closeOut =
        fit(maintenance(one.scope)).multiply(big(market.rules.closeOutPpm)).divide(MILLION);
    return one.scope.equity().compareTo(closeOut) < 0 || one.unfilled >= UNFILLED;
  }

  /** Price at which closing leaves equity per maintenance margin as it is. */
  private static int zero(NaiveScope scope, NaiveMarket market) {
    BigInteger lots = scope.position(market).lots;
    BigInteger own = maintenance(market, lots.abs());
    return away(
        market,
        lots.abs(),
        big(lots.signum()),
        floor(equity(scope).multiply(own), maintenance(scope)));
  }

  private void start(NaiveScope scope) {
    Case one = new Case(scope);
    cases.put(scope.id, one);
    beginOrWait(one);
  }

  private void beginOrWait(Case one) {
    NaiveScope scope = one.scope;
    boolean allowed = !hasPosition(scope) && (!isDoubtful(scope) || isUnderAverage(scope));
    allowed |=
        scope.positions.keySet().stream()
            .anyMatch(
                market ->
                    scope.position(market).lots.signum() != 0 && allows(scope, market, false));
    if (allowed) {
      started++;
      exchange.collateral.debts += hasPosition(scope) ? 0 : 1;
      one.begun = true;
      ready.add(one);
    } else {
      await(one);
    }
  }

  /** By the oracle: to close a position in its market, or to take it out of it. */
  private boolean allows(NaiveScope scope, NaiveMarket market, boolean leaves) {
    NaiveOracle oracle = market.oracle;
    long nowNs = exchange.nowNs;
    boolean allowed = leaves ? oracle.mayLeaveMarket(nowNs) : oracle.mayLiquidate(nowNs);
    if (!allowed || (!oracle.isVolatile(nowNs) && !isDoubtful(scope))) {
      withheld += allowed ? 0 : 1;
      return allowed;
    }
    return isUnderAverage(scope);
  }

  private boolean isDoubtful(NaiveScope scope) {
    return exchange.collateral.isDoubtful(scope);
  }

  private boolean isUnderAverage(NaiveScope scope) {
    long nowNs = exchange.nowNs;
    Map<NaiveMarket, Integer> marks = new HashMap<>();
    for (NaiveMarket other : exchange.markets) {
      marks.put(other, other.mark);
      if (other.oracle.mayLiquidate(nowNs) && other.oracle.isVolatile(nowNs)) {
        other.mark = other.oracle.average(nowNs);
      }
    }
    scope.benefitOfDoubt = true;
    boolean underAverage = scope.isUnderWater();
    scope.benefitOfDoubt = false;
    marks.forEach((other, mark) -> other.mark = mark);
    return underAverage;
  }

  /**
   * After every command: those who have come to be under water, as far as the engine has measured
   * them, await their turn from now on, by what they are now.
   */
  void watch(IntPredicate measured) {
    watch.look();
    for (NaiveScope scope : watch.underWater) {
      boolean known =
          cases.containsKey(scope.id) || fallen.stream().anyMatch(other -> other.scope == scope);
      if (!known && measured.test(scope.id)) {
        fallen.add(new Fallen(scope, equity(scope), maintenance(scope)));
      }
    }
  }

  /** The riskiest first, by what they were when they fell; who has recovered is forgotten. */
  private void takeFallen() {
    for (int left = STEPS; left > 0 && !fallen.isEmpty(); ) {
      Fallen next = fallen.stream().min(NaiveLiquidation::byRisk).orElseThrow();
      fallen.remove(next);
      if (next.scope.isUnderWater()) {
        look(next.scope);
        start(next.scope);
        left--;
      }
    }
  }

  private static int byRisk(Fallen a, Fallen b) {
    int byHealth = a.equity.multiply(b.maintenance).compareTo(b.equity.multiply(a.maintenance));
    return byHealth != 0 ? byHealth : Integer.compare(a.scope.id, b.scope.id);
  }

  private void step(Case one) {
    NaiveScope scope = one.scope;
    if (!one.begun) {
      look(scope);
      if (scope.isUnderWater()) {
        beginOrWait(one);
      } else {
        cases.remove(scope.id);
      }
      return;
    }
    if (cancel(scope) == ORDERS_PER_STEP) {
      ready.add(one);
      return;
    }
    exchange.forgetIdlePositions();
    look(scope);
    if (!hasPosition(scope)) {
      if (!exchange.collateral.sell(scope)) {
        await(one);
        return;
      }
      BigInteger owed = scope.cash.negate().max(ZERO);
      NaiveMarket payer = one.lastMarket == null ? scope.lastMarket : one.lastMarket;
      BigInteger fund = payer == null ? ZERO : payer.insurance;
      BigInteger paid = owed.min(fund);
      scope.cash = scope.cash.add(paid);
      if (payer != null) {
        payer.insurance = fund.subtract(paid);
      }
      if (one.lastMarket != null) {
        socialization.spread(scope, one.lastMarket, one.lastSide);
      }
      cases.remove(scope.id);
      return;
    }
    if (one.attempts == 0 && equity(scope).compareTo(maintenance(scope)) >= 0) {
      cases.remove(scope.id);
      return;
    }
    NaiveMarket market = largestOpen(scope);
    if (market == null) {
      await(one);
      return;
    }
    if (one.attempts > 0 && hasRecovered(scope, market.rules)) {
      exchange.collateral.sell(scope);
      cases.remove(scope.id);
      return;
    }
    closeInMarket(one, market);
  }

  private void closeInMarket(Case one, NaiveMarket market) {
    NaiveScope scope = one.scope;
    LiquidationRules rules = market.rules;
    BigInteger lots = scope.position(market).lots;
    BigInteger size = lots.abs();
    BigInteger equity = equity(scope);
    BigInteger all = maintenance(scope);
    BigInteger own = maintenance(market, size);
    BigInteger sign = big(lots.signum());
    int zero = zero(scope, market);
    boolean isLast = one.unfilled == UNFILLED - 1;
    BigInteger below = floor(fit(all.subtract(equity)).multiply(own), all);
    BigInteger most = own.min(big(Long.MAX_VALUE / 10));
    BigInteger spread =
        (isLast
                ? most.multiply(MILLION)
                : most.multiply(MILLION).min(below.multiply(big(rules.adjustmentPpm))))
            .multiply(big(rules.spreadPpm))
            .divide(TRILLION);
    int limit = below.signum() <= 0 && !isLast ? market.mark : away(market, size, sign, spread);
    limit = lots.signum() > 0 ? Math.max(limit, zero) : Math.min(limit, zero);
    BigInteger deficit = fit(fit(buffered(all, rules)).subtract(equity));
    BigInteger closing = closing(market, size, deficit);
    if (one.attempts == 0) {
      closing = closing.min(chunk(market, size));
    }
    NaiveMarket.Order order = forced(scope, market, lots, closing, limit);
    trading.matching.sweep(order);
    exchange.forgetIdlePositions();
    BigInteger filled = order.cum;
    BigInteger over = market.value(filled, zero).subtract(order.traded).multiply(sign.negate());
    BigInteger fee =
        NaiveScope.ceil(order.traded.multiply(big(rules.feePpm)), MILLION).min(over).max(ZERO);
    scope.cash = scope.cash.subtract(fee);
    market.insurance = market.insurance.add(fee);
    one.attempts++;
    one.unfilled = filled.signum() > 0 ? 0 : one.unfilled + 1;
    one.lastMarket = market;
    one.lastSide = order.side;
    decide(one, market, zero);
  }

  private void decide(Case one, NaiveMarket market, int zero) {
    NaiveScope scope = one.scope;
    look(scope);
    boolean isOpen = scope.position(market).lots.signum() != 0;
    if (!hasPosition(scope)) {
      ready.add(one);
    } else if (hasRecovered(scope, market.rules)) {
      exchange.collateral.sell(scope);
      cases.remove(scope.id);
    } else if (isOpen && mustLeave(one, market)) {
      if (!allows(scope, market, true)) {
        await(one);
      } else if (backstop.takesOver(scope, market, zero)) {
        ready.add(one);
      } else if (deleveraging.isBusy() || !leaving.isEmpty()) {
        leaving.add(one);
      } else {
        deleveraging.start(scope, market, zero);
      }
    } else {
      rest(one, market.rules.cooldownNs);
    }
  }

  private void await(Case one) {
    if (waiting.isEmpty()) {
      retryNs = exchange.nowNs + RETRY_NS;
    }
    waiting.add(one);
  }

  /** Those who wait for a market need not wait any longer. */
  void eased() {
    retryNs = exchange.nowNs;
    toWake = 0;
  }

  private void look(NaiveScope scope) {
    if (scope.equity().signum() < 0) {
      negativeEquityNs = exchange.nowNs;
    }
  }

  private void rest(Case one, long forNs) {
    one.restsUntilNs = exchange.nowNs + Math.min(forNs, Long.MAX_VALUE / 2);
    resting.add(one);
  }

  NaiveMarket.Order forced(
      NaiveScope scope, NaiveMarket market, BigInteger lots, BigInteger closing, int limit) {
    NaiveMarket.Order order = new NaiveMarket.Order();
    order.subAccountId = scope.id;
    order.market = market;
    order.side = lots.signum() > 0 ? Side.SELL : Side.BUY;
    order.price = limit;
    order.leaves = closing;
    order.forced = true;
    order.timeInForce = TimeInForce.IOC;
    order.prevention = SelfTradePrevention.CANCEL_MAKER;
    order.number = ++trading.lastOrderNumber;
    return order;
  }

  /** Market by market, buys first, oldest first; what only protects the position stays. */
  private int cancel(NaiveScope scope) {
    List<NaiveMarket.Order> orders = new ArrayList<>();
    for (NaiveMarket market : exchange.markets) {
      market.orders.stream().filter(it -> it.subAccountId == scope.id).forEach(orders::add);
      market.waiting.stream()
          .filter(it -> it.subAccountId == scope.id && !it.reduceOnly)
          .forEach(orders::add);
      market.inAuctions().filter(it -> it.subAccountId == scope.id).forEach(orders::add);
    }
    List<NaiveMarket.Order> ending = orders.stream().limit(ORDERS_PER_STEP).toList();
    for (NaiveMarket market : exchange.markets) {
      market.orders.removeAll(ending);
      market.waiting.removeAll(ending);
      trading.auctions.removeIf(market, ending::contains);
    }
    return ending.size();
  }

  private NaiveMarket largestOpen(NaiveScope scope) {
    return scope.positions.keySet().stream()
        .filter(market -> scope.position(market).lots.signum() != 0)
        .filter(market -> allows(scope, market, false))
        .filter(
            market -> market.state == MarketState.OPEN || market.state == MarketState.REDUCE_ONLY)
        .max(
            Comparator.comparing(
                    (NaiveMarket market) -> maintenance(market, scope.position(market).lots.abs()))
                .thenComparing(market -> -market.id))
        .orElse(null);
  }

  private static boolean hasRecovered(NaiveScope scope, LiquidationRules rules) {
    return scope.equity().compareTo(fit(buffered(maintenance(scope), rules))) >= 0;
  }

  private static BigInteger buffered(BigInteger maintenance, LiquidationRules rules) {
    return maintenance.bitLength() >= 63
        ? big(Long.MAX_VALUE)
        : NaiveScope.ceil(maintenance.multiply(big(1_000_000 + rules.bufferPpm)), MILLION);
  }

  private static BigInteger closing(NaiveMarket market, BigInteger size, BigInteger deficit) {
    LiquidationRules rules = market.rules;
    BigInteger relief =
        big(market.marginalMaintenancePpm(market.value(size, market.mark)))
            .multiply(big(1_000_000 + rules.bufferPpm))
            .subtract(big(rules.feePpm).multiply(MILLION));
    if (relief.signum() <= 0) {
      return size;
    }
    BigInteger perLot = market.k.multiply(big(market.mark)).multiply(relief);
    BigInteger lots = NaiveScope.ceil(deficit.multiply(TRILLION), perLot).max(ONE).min(size);
    BigInteger kept = market.value(size.subtract(lots), market.mark);
    return kept.compareTo(big(rules.dustMicros)) < 0 ? size : lots;
  }

  private static BigInteger chunk(NaiveMarket market, BigInteger size) {
    LiquidationRules rules = market.rules;
    if (rules.chunkPpm == 0
        || market.value(size, market.mark).compareTo(big(rules.chunkAboveMicros)) <= 0) {
      return size;
    }
    BigInteger part = NaiveScope.ceil(size.multiply(big(rules.chunkPpm)), MILLION);
    BigInteger small = big(rules.chunkAboveMicros).divide(market.value(ONE, market.mark));
    return part.max(small).max(ONE);
  }

  /** From the mark against the account, by an amount that is spread over the position. */
  private static int away(NaiveMarket market, BigInteger size, BigInteger sign, BigInteger micros) {
    BigInteger ticks = floor(micros, size.multiply(market.k));
    BigInteger price = big(market.mark).subtract(sign.multiply(ticks));
    return price.max(ONE).min(big(market.parameters.maxPriceTicks)).intValueExact();
  }

  static boolean hasPosition(NaiveScope scope) {
    return scope.positions.values().stream().anyMatch(position -> position.lots.signum() != 0);
  }

  static BigInteger equity(NaiveScope scope) {
    return fit(scope.equity());
  }

  static BigInteger maintenance(NaiveScope scope) {
    return fit(scope.maintenanceMargin(null, ZERO));
  }

  static BigInteger maintenance(NaiveMarket market, BigInteger size) {
    return market.required(
        market.value(size, market.mark), market.parameters.maintenanceMarginPpm, true);
  }

  /** Amounts stop at the limits of a long. */
  static BigInteger fit(BigInteger amount) {
    return amount.min(big(Long.MAX_VALUE)).max(big(Long.MIN_VALUE));
  }

  static BigInteger floor(BigInteger dividend, BigInteger divisor) {
    BigInteger[] result = dividend.divideAndRemainder(divisor);
    return result[1].signum() < 0 ? result[0].subtract(ONE) : result[0];
  }
}
