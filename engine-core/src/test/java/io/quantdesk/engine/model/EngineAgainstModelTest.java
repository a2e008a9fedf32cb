package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.Invariants;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine, the naive exchange and the events alone must tell the same after every command of a
 * random workload, and every invariant must hold.
 */
class EngineAgainstModelTest {
  private static final int COMMANDS = 125_000;

  private final EventMirror mirror = new EventMirror();
  private final Engine engine =
      new Engine(new EngineConfig(64, 64, 8, 256, 1_024, 1_024, 8), mirror);
  private final EngineView view = engine.view();
  private final Invariants invariants = new Invariants(view);
  private final Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("model.seeds", 16));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldEqualTheModelAfterEveryCommand(long seed) {
    RandomWorkload workload = new RandomWorkload(seed, List.of(engine));
    workload.prepare(() -> {});
    for (int i = 0; i < COMMANDS; i++) {
      Answer expected = workload.nextAndName(() -> mirror.outcome.orderId);
      try {
        compare(workload, expected);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", command " + i + ": " + e.getMessage(), e);
      }
      reasons.merge(expected.reason(), 1, Integer::sum);
    }
    System.out.printf(
        "seed %d: %d trades, %d fired, %d of them refused, %d passed, %s%n",
        seed,
        mirror.trades,
        mirror.triggered,
        workload.trading.triggers.refused,
        workload.trading.triggers.trailing.passed,
        reasons);
    assertThat(mirror.triggered).isGreaterThan(COMMANDS / 1_000);
    assertThat(workload.trading.triggers.refused).isPositive();
    assertThat(mirror.trades).isGreaterThan(COMMANDS / 100);
    assertThat(mirror.scheduledCancels).isPositive();
    assertThat(reasons).hasSizeGreaterThan(30);
  }

  private void compare(RandomWorkload workload, Answer expected) {
    long orderId = mirror.outcome.orderId;
    Answer actual = new Answer(mirror.outcome.reason, orderId >>> 24, mirror.outcome.originalSeq);
    if (!actual.equals(expected)) {
      fail("answered %s, expected %s", actual, expected);
    }
    List<String> violations = invariants.violations();
    if (!violations.isEmpty()) {
      fail("invariants: %s", violations);
    }
    workload.model.scopes.forEach(scope -> compare(workload.model, scope));
    workload.model.scopes.forEach(scope -> compare(workload.trading.rateLimits, scope.id));
    workload.model.markets.forEach(market -> compare(workload.model, market));
    same("treasury", workload.model.treasury, view.treasuryMicros());
    same("fees", workload.model.treasury, mirror.fees);
    same("deposits", workload.model.deposits, view.depositsMicros());
    same("withdrawals", workload.model.withdrawals, view.withdrawalsMicros());
    same("trades", BigInteger.valueOf(workload.trading.matching.trades), mirror.trades);
    same(
        "scheduled cancels",
        BigInteger.valueOf(workload.trading.deadMan.starts),
        mirror.scheduledCancels);
    same("fired", BigInteger.valueOf(workload.trading.triggers.fired), mirror.triggered);
    same("turns", BigInteger.valueOf(workload.trading.triggers.turns), mirror.turns);
    if (workload.trading.isDue() != (engine.nextDeadlineNs() <= workload.header.timeNs)) {
      fail("due %s", workload.trading.isDue());
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
    same("cash in events", scope.cash, mirror.cash.get(scope.id));
    for (NaiveMarket market : model.markets) {
      NaiveScope.Position expected = scope.position(market);
      int position = view.position(scope.id, market.id);
      if (position == EngineView.NONE) {
        same("lots", expected.lots, 0);
        same("realized", expected.realized, 0);
        continue;
      }
      same("lots", expected.lots, view.positionLots(position));
      same("cost", expected.cost, view.positionCostMicros(position));
      same("realized", expected.realized, view.positionRealizedMicros(position));
      EventMirror.Position told = mirror.positions.get(EventMirror.key(scope.id, market.id));
      if (told != null) {
        same("lots in events", expected.lots, told.lots);
        same("cost in events", expected.cost, told.cost);
      }
    }
  }

  private void compare(NaiveExchange model, NaiveMarket market) {
    same("mark", BigInteger.valueOf(market.mark), view.markTicks(market.id));
    same("open interest", model.openInterest(market), view.openInterestLots(market.id));
    if (market.state != view.marketState(market.id)) {
      fail("state %s, expected %s", view.marketState(market.id), market.state);
    }
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
    same("last", BigInteger.valueOf(market.last), view.lastTicks(market.id));
    for (NaiveMarket.Order order : market.waiting) {
      int found = view.order(order.subAccountId, order.id, 0);
      EventMirror.Order told = mirror.orders.get(order.id);
      if (found == EngineView.NONE
          || view.orderTriggerTicks(found) != order.trigger
          || view.orderPriceTicks(found) != order.price
          || view.orderBestTicks(found) != (order.activation == 0 ? order.best : 0)
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

  private static void same(String what, BigInteger expected, long actual) {
    if (expected.bitLength() > 63 || expected.longValue() != actual) {
      fail("%s %d, expected %d", what, actual, expected);
    }
  }
}
