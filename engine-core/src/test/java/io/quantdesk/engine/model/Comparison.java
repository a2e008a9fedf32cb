package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.Invariants;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.mark.MarkComponents;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A new engine and a new model that must tell the same after every step. What a step has touched is
 * compared, who is under water and all money; after every so many steps everything is.
 */
final class Comparison {
  /** Of so many scopes one is valued: naive sums take their time. */
  private static final int MARGIN_EVERY = 229;

  final EventMirror mirror = new EventMirror();
  final ScriptRun run;
  private final Engine engine;
  private final EngineView view;
  private final Invariants invariants;
  private final MarkComponents components = new MarkComponents();
  private final int everythingEvery;
  private final NaiveScope.Position nothing = new NaiveScope.Position();
  private final BitSet atRisk = new BitSet();
  private int steps;
  private final AuctionComparison auctions;
  private final CollateralComparison collateral;

  /** How often a sub-account has come to be at risk. */
  int falls;

  /** Most who have waited at a time to be measured although they were under water. */
  int mostWaiting;

  private int comparisons;
  private int waiting;

  /**
   * @param everythingEvery after how many steps everything is compared
   */
  Comparison(WorkloadSize size, int everythingEvery) {
    engine = new Engine(size.capacities(), mirror);
    run = new ScriptRun(List.of(engine), () -> mirror.outcome.orderId);
    view = engine.view();
    auctions = new AuctionComparison(view, mirror);
    collateral = new CollateralComparison(view.collateral(), mirror.collateral);
    invariants = new Invariants(view);
    this.everythingEvery = everythingEvery;
  }

  /** The answer of both; an AssertionError when anything is different. */
  Answer run(Step step) {
    Answer expected = run.run(step);
    compare(expected);
    return expected;
  }

  private void compare(Answer expected) {
    long orderId = mirror.outcome.orderId;
    Answer actual = new Answer(mirror.outcome.reason, orderId >>> 24, mirror.outcome.originalSeq);
    if (!actual.equals(expected)) {
      fail("answered %s, expected %s", actual, expected);
    }
    boolean everything = ++steps % everythingEvery == 0;
    List<String> violations = everything ? invariants.violations() : invariants.violationsOfMoney();
    if (!violations.isEmpty()) {
      fail("invariants: %s", violations);
    }
    NaiveExchange exchange = run.model.exchange;
    for (NaiveScope scope : everything ? exchange.scopes : exchange.touched) {
      compare(exchange, scope);
      compare(run.model.trading.rateLimits, scope.id);
    }
    waiting = 0;
    exchange.scopes.forEach(this::compareRisk);
    mostWaiting = Math.max(mostWaiting, waiting);
    exchange.markets.forEach(this::compare);
    for (NaiveMarket market : everything ? exchange.markets : oneOf(exchange.markets)) {
      compareBook(market);
    }
    same("treasury", run.model.exchange.treasury, view.treasuryMicros());
    same("fees", run.model.exchange.treasury, mirror.fees);
    same("changes of fee tiers", big(exchange.fees.changes), mirror.tierChanges);
    if (everything) {
      compareFees(exchange);
    }
    same("deposits", run.model.exchange.deposits, view.depositsMicros());
    same("withdrawals", run.model.exchange.withdrawals, view.withdrawalsMicros());
    same("pending", run.model.exchange.pending, view.pendingWithdrawalsMicros());
    BigInteger told =
        mirror.withdrawals.values().stream().map(NaiveMarket::big).reduce(big(0), BigInteger::add);
    same("pending in events", told, view.pendingWithdrawalsMicros());
    collateral.compare(run.model.exchange, everything);
    same("trades", BigInteger.valueOf(run.model.trading.matching.trades), mirror.trades);
    same(
        "scheduled cancels",
        BigInteger.valueOf(run.model.trading.deadMan.starts),
        mirror.scheduledCancels);
    same("closings", big(run.model.trading.deadMan.closing.ended), mirror.closings);
    if (run.model.trading.deadMan.closing.digest != mirror.closingDigest) {
      fail("closings tell something else");
    }
    same("alerts", big(run.model.alerts.count), mirror.alerts);
    if (run.model.alerts.digest != mirror.alertDigest) {
      fail("alerts tell something else");
    }
    same("fired", BigInteger.valueOf(run.model.trading.triggers.fired), mirror.triggered);
    same(
        "liquidations",
        BigInteger.valueOf(run.model.trading.liquidation.started),
        mirror.liquidations);
    NaiveBackstop backstop = run.model.trading.liquidation.backstop;
    same("taken over", big(backstop.taken), mirror.taken);
    same("returned", big(backstop.returned), mirror.returns);
    same("turns", BigInteger.valueOf(run.model.trading.triggers.turns), mirror.turns);
    run.model.admin.compare(view.proposals(), mirror.administration);
    boolean isDue = engine.nextDeadlineNs() <= exchange.nowNs;
    if (run.model.isDue() != isDue && !(isDue && view.awaitsMarginChecks())) {
      fail("due %s, expected %s", isDue, !isDue);
    }
  }

  /** Each in its turn. */
  private List<NaiveMarket> oneOf(List<NaiveMarket> markets) {
    return markets.isEmpty() ? markets : List.of(markets.get(steps % markets.size()));
  }

  /**
   * Who is under water is at risk or waits to be measured; who has come to be at risk is under
   * water at that moment.
   */
  private void compareRisk(NaiveScope scope) {
    boolean expected = run.model.trading.liquidation.isUnderWater(scope);
    boolean actual = view.isAtRisk(scope.id);
    if (expected && !actual) {
      if (!view.awaitsMarginCheck(scope.id)) {
        fail("sub-account %d is under water, and nobody knows", scope.id);
      }
      waiting++;
    }
    boolean isNew = actual && !atRisk.get(scope.id);
    atRisk.set(scope.id, actual);
    falls += isNew ? 1 : 0;
    if (isNew && !expected) {
      fail("sub-account %d is at risk, but not under water", scope.id);
    }
  }

  private void compare(NaiveRateLimits model, int scopeId) {
    Long orders = model.left(scopeId, NaiveRateLimits.Kind.ORDER);
    Long cancels = model.left(scopeId, NaiveRateLimits.Kind.CANCEL);
    long unlimited = RateLimits.UNLIMITED;
    same("orders left", big(orders == null ? unlimited : orders), view.ordersLeft(scopeId));
    same("cancels left", big(cancels == null ? unlimited : cancels), view.cancelsLeft(scopeId));
  }

  private void compare(NaiveExchange model, NaiveScope scope) {
    same("cash", scope.cash, view.cashMicros(scope.id));
    if (view.isUnderLiquidation(scope.id) != run.model.trading.liquidation.contains(scope.id)) {
      fail("liquidation of %d", scope.id);
    }
    same("cash in events", scope.cash, mirror.cash.get(scope.id));
    same("alert", big(run.model.alerts.level(scope.id)), view.alertLevel(scope.id));
    if (++comparisons % MARGIN_EVERY == 0) {
      sameMargin(scope);
    }
    for (NaiveMarket market : model.markets) {
      NaiveScope.Position expected = scope.positions.getOrDefault(market, nothing);
      int position = view.position(scope.id, market.id);
      if (position == EngineView.NONE) {
        same("lots", expected.lots, 0);
        same("realized", expected.realized, 0);
        continue;
      }
      same("lots", expected.lots, view.positionLots(position));
      same("cost", expected.cost, view.positionCostMicros(position));
      same("realized", expected.realized, view.positionRealizedMicros(position));
      same("paid up to", expected.paidUpTo, view.positionFundingIndex(position));
      same("owed", NaiveFunding.owed(market, expected), view.positionOwedMicros(position));
      EventMirror.Position told = mirror.positions.get(EventMirror.key(scope.id, market.id));
      if (told != null) {
        same("lots in events", expected.lots, told.lots);
        same("cost in events", expected.cost, told.cost);
      }
    }
  }

  /** At the limits of a long the view stops. */
  private void sameMargin(NaiveScope scope) {
    same("equity", clamp(scope.equity()), view.equityMicros(scope.id));
    same("initial equity", clamp(scope.initialEquity()), view.initialEquityMicros(scope.id));
    same("initial margin", clamp(scope.initialMargin()), view.initialMarginMicros(scope.id));
    BigInteger maintenance = scope.maintenanceMargin(null, BigInteger.ZERO);
    same("maintenance margin", clamp(maintenance), view.maintenanceMarginMicros(scope.id));
    if (scope.equity().bitLength() < 64 && maintenance.bitLength() < 64) {
      same("health", clamp(scope.health()), view.healthFactor(scope.id));
    }
    same("withdrawable", clamp(scope.withdrawable()), view.withdrawableMicros(scope.id));
    for (NaiveMarket market : run.model.exchange.markets) {
      int leverage = scope.leverages.getOrDefault(market, 0);
      same("leverage", big(leverage), view.leverage(scope.id, market.id));
      Integer told = mirror.leverages.getOrDefault(EventMirror.key(scope.id, market.id), 0);
      same("leverage in events", big(leverage), told);
      checkLiquidationPrice(scope, market);
    }
  }

  /** Safe at it, and liquidatable one tick further; without one: safe or lost at every price. */
  private void checkLiquidationPrice(NaiveScope scope, NaiveMarket market) {
    int position = view.position(scope.id, market.id);
    int sign = scope.position(market).lots.signum();
    long price = position == EngineView.NONE ? 0 : view.liquidationTicks(position);
    if (sign == 0 || price > Integer.MAX_VALUE - 1) {
      return;
    }
    boolean expectedAtPrice = price == 0 && sign < 0;
    if (scope.isLiquidatableAt(market, (int) Math.max(price, sign < 0 ? 1 : 0)) != expectedAtPrice
        || (price > 0 && !scope.isLiquidatableAt(market, (int) price - sign))) {
      fail("liquidation price %d of scope %d in market %d", price, scope.id, market.id);
    }
  }

  private static BigInteger clamp(BigInteger value) {
    return value.min(big(Long.MAX_VALUE)).max(big(Long.MIN_VALUE));
  }

  private void compare(NaiveMarket market) {
    NaiveExchange model = run.model.exchange;
    same("mark", BigInteger.valueOf(market.mark), view.markTicks(market.id));
    same(
        "mark in events", BigInteger.valueOf(market.mark), mirror.marks.getOrDefault(market.id, 0));
    same("index", BigInteger.valueOf(market.index), view.indexTicks(market.id));
    compareComponents(market);
    same("thaw", big(market.oracle.updatesToThaw), view.updatesToThaw(market.id));
    if (market.oracle.status(model.nowNs) != view.oracleStatus(market.id)) {
      fail("status %s of market %d", view.oracleStatus(market.id), market.id);
    }
    if (market.oracle.told != mirror.oracles.getOrDefault(market.id, OracleStatus.VALID)) {
      fail("told status %s, expected %s", mirror.oracles.get(market.id), market.oracle.told);
    }
    compareLedgers(market);
    compareFunding(market);
    same("last", BigInteger.valueOf(market.last), view.lastTicks(market.id));
    auctions.compare(market);
    if (market.state != view.marketState(market.id)) {
      fail("state %s, expected %s", view.marketState(market.id), market.state);
    }
    if (market.state != mirror.states.getOrDefault(market.id, MarketState.INITIALIZING)) {
      fail("told state %s, expected %s", mirror.states.get(market.id), market.state);
    }
  }

  private void compareBook(NaiveMarket market) {
    BigInteger openInterest = market.openInterest();
    same("open interest", openInterest, view.openInterestLots(market.id));
    int resting =
        view.restingOrders(market.id, Side.BUY) + view.restingOrders(market.id, Side.SELL);
    same("resting orders", BigInteger.valueOf(market.orders.size()), resting);
    Map<Integer, BigInteger> levels = new HashMap<>();
    market.orders.forEach(order -> levels.merge(order.price, order.shown(), BigInteger::add));
    for (NaiveMarket.Order order : market.orders) {
      int found = view.order(order.subAccountId, order.id, 0);
      if (found == EngineView.NONE
          || view.orderPriceTicks(found) != order.price
          || view.orderSide(found) != order.side
          || view.orderMarketId(found) != market.id) {
        fail("order %d is not there or not the same", order.number);
      }
      same("leaves", order.leaves, view.orderLeavesLots(found));
      same("shown", order.shown(), view.orderShownLots(found));
      same("cum", order.cum, view.orderCumLots(found));
      EventMirror.Order told = mirror.orders.get(order.id);
      same("leaves in events", order.leaves, told.total - told.cum);
    }
    for (NaiveMarket.Order order : market.waiting) {
      int found = view.order(order.subAccountId, order.id, 0);
      EventMirror.Order told = mirror.orders.get(order.id);
      if (found == EngineView.NONE
          || view.orderTriggerTicks(found) != order.trigger
          || view.orderPriceTicks(found) != order.price
          || view.orderBestTicks(found) != (order.activation == 0 && !order.held ? order.best : 0)
          || (told.trigger != order.trigger && !told.trails)
          || told.price != order.price) {
        fail("waiting order %d is not there or not the same", order.number);
      }
      same("waiting lots", order.leaves, view.orderLeavesLots(found));
      same("waiting lots in events", order.leaves, told.total);
    }
    levels.forEach(
        (price, lots) -> {
          same("level", lots, view.levelQtyLots(market.id, price));
          long key = EventMirror.key(market.id, price);
          same("level in events", lots, mirror.levels.getOrDefault(key, 0L));
        });
    long told = mirror.levels.keySet().stream().filter(key -> key >>> 32 == market.id).count();
    same("levels in events", BigInteger.valueOf(levels.size()), told);
  }

  private void compareComponents(NaiveMarket market) {
    view.copyMarkComponents(market.id, components);
    sameComponent(market.marking.basis, components.basisTicks);
    sameComponent(market.marking.book, components.bookTicks);
    sameComponent(market.marking.funding, components.fundingTicks);
  }

  private static void sameComponent(Integer expected, int actual) {
    same("component of a mark", big(expected == null ? 0 : expected), actual);
  }

  private void compareFees(NaiveExchange exchange) {
    for (int account = 1; account <= exchange.accountCount(); account++) {
      int tier = exchange.fees.tier(account);
      same("fee tier", big(tier), view.feeTier(account));
      same("fee tier in events", big(tier), mirror.feeTiers.getOrDefault(account, 0));
      same("volume", exchange.fees.volume(account), view.tradedVolumeMicros(account));
    }
  }

  private void compareLedgers(NaiveMarket market) {
    same("insurance", market.insurance, view.insuranceMicros(market.id));
    same("dust", market.dust, view.dustMicros(market.id));
    same("dust in events", market.dust, mirror.dust.getOrDefault(market.id, 0L));
    same("insurance in events", market.insurance, mirror.insurance.getOrDefault(market.id, 0L));
    Long drawn = mirror.backstopDraws.get(market.id);
    if (drawn != null) {
      same("drawn", market.backstop.drawn, drawn);
    }
  }

  private void compareFunding(NaiveMarket market) {
    NaiveFunding.State funding = market.funding;
    same("funding pool", funding.pool, view.fundingPoolMicros(market.id));
    same("pool in events", funding.pool, mirror.fundingPools.getOrDefault(market.id, 0L));
    same("funding rate", funding.rate, view.fundingRateE9(market.id));
    same("samples", big(funding.premiums.size()), view.fundingSamples(market.id));
    same("long index", funding.longIndex, view.fundingIndex(market.id, Side.BUY));
    same("short index", funding.shortIndex, view.fundingIndex(market.id, Side.SELL));
    long longs = mirror.longIndices.getOrDefault(market.id, 0L);
    long shorts = mirror.shortIndices.getOrDefault(market.id, 0L);
    same("long index in events", funding.longIndex, longs);
    same("short index in events", funding.shortIndex, shorts);
  }

  private static void same(String what, BigInteger expected, long actual) {
    if (expected.bitLength() > 63 || expected.longValue() != actual) {
      fail("%s %d, expected %d", what, actual, expected);
    }
  }
}
