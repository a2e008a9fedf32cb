package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine, the naive exchange and the events alone must tell the same after every command of a
 * random workload, and every invariant must hold. Otherwise a short script that shows it is part of
 * the message.
 */
@Execution(ExecutionMode.CONCURRENT)
class EngineAgainstModelTest {
  private static final int COMMANDS = 125_000;

  private static final int SHRINKING_TRIES = 2_000;

  /** What is so rare that it is asked of many seeds together. */
  private static final int MANY_SEEDS = 8;

  private static final AtomicLong LOSSES = new AtomicLong();
  private static final AtomicLong ENDED_PROPOSALS = new AtomicLong();
  private static final AtomicLong FURTHER_CLOSES = new AtomicLong();

  static LongStream seeds() {
    Long only = Long.getLong("model.seed");
    return only != null
        ? LongStream.of(only)
        : LongStream.rangeClosed(1, Long.getLong("model.seeds", 16));
  }

  @AfterAll
  static void shouldHaveSpreadLossesInSomeSeed() {
    assertThat(LOSSES.get() > 0 || seeds().count() < MANY_SEEDS).isTrue();
  }

  @AfterAll
  static void shouldHaveOutdatedAndExpiredProposalsInSomeSeed() {
    assertThat(ENDED_PROPOSALS.get() > 0 || seeds().count() < MANY_SEEDS).isTrue();
  }

  @AfterAll
  static void shouldHaveClosedAPositionBySeveralOrdersInSomeSeed() {
    assertThat(FURTHER_CLOSES.get() > 0 || seeds().count() < MANY_SEEDS).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldEqualTheModelAfterEveryCommand(long seed) {
    RandomRun run = new RandomRun(() -> new Comparison(WorkloadSize.SMALL, 1), SHRINKING_TRIES);
    run.run(seed, COMMANDS, new RandomWorkload(seed, run.model()));
    NaiveEngine model = run.model();
    Comparison comparison = run.comparison();
    EventMirror mirror = comparison.mirror;
    NaiveFunding funding = model.trading.funding;
    System.out.printf(
        "seed %d: %d fundings, %d applied, %d out of range, %d payments%n",
        seed, mirror.fundings, funding.applied, funding.outOfRange, mirror.payments);
    System.out.printf(
        "seed %d: %d resting orders canceled that nobody could bear%n",
        seed, model.trading.matching.canceled);
    NaiveSocialization losses = model.trading.liquidation.socialization;
    System.out.printf(
        "seed %d: %d losses spread, %d not all%n", seed, losses.spread, losses.uncovered);
    NaiveBackstop backstop = model.trading.liquidation.backstop;
    System.out.printf(
        "seed %d: %d taken over, %d slices, %d times all returned%n",
        seed, backstop.taken, backstop.slices, backstop.returned);
    System.out.printf(
        "seed %d: %d trades, %d settled, %d liquidations, %d shares, %d fired, %d of them refused, %d passed,"
            + " %d falls, %d enlarged, %d cut, %d exits, %d withheld, %s%n",
        seed,
        mirror.trades,
        mirror.settled,
        mirror.liquidations,
        model.trading.liquidation.deleveraging.shared,
        mirror.triggered,
        model.trading.triggers.refused,
        model.trading.triggers.trailing.passed,
        comparison.falls,
        mirror.enlarged,
        model.trading.brackets.ocoCuts,
        model.trading.brackets.exits,
        model.trading.liquidation.withheld,
        run.reasons());
    assertDeadMan(seed, model.trading.deadMan);
    assertCollateral(seed, model.exchange.collateral);
    assertMarks(seed, model);
    assertFees(seed, model.exchange.fees);
    assertProposals(seed, mirror.administration);
    assertAuctions(seed, model.trading.auctions);
    assertThat(mirror.triggered).isGreaterThan(COMMANDS / 1_000);
    assertThat(model.trading.triggers.refused).isPositive();
    assertThat(mirror.enlarged).isPositive();
    assertThat(model.trading.brackets.ocoCuts).isPositive();
    assertThat(model.trading.brackets.exits).isPositive();
    assertThat(mirror.trades).isGreaterThan(COMMANDS / 500);
    assertThat(mirror.scheduledCancels).isPositive();
    assertThat(comparison.falls).isGreaterThan(COMMANDS / 10_000);
    assertThat(mirror.alerts).isPositive();
    LOSSES.addAndGet(losses.spread + losses.uncovered);
    assertThat(backstop.taken + backstop.returned).isPositive();
    assertThat(model.funds.transfers).isPositive();
    assertThat(model.exchange.withdrawals).isPositive();
    assertThat(funding.applied).isGreaterThan(COMMANDS / 2_000);
    assertThat(mirror.payments).isGreaterThan(COMMANDS / 1_000);
    assertThat(model.trading.isolation.lent).isPositive();
    assertThat(model.trading.isolation.returned).isPositive();
    assertThat(model.exchange.markets).anyMatch(market -> market.oracle.heldBack > 0);
    assertThat(model.trading.liquidation.withheld).isPositive();
    assertThat(run.reasons()).hasSizeGreaterThan(30);
  }

  private static void assertDeadMan(long seed, NaiveDeadMan deadMan) {
    System.out.printf(
        "seed %d: %d switches, %d positions done with, %d closed, %d refused, %d orders traded, %d behind a whole one%n",
        seed,
        deadMan.starts,
        deadMan.closing.ended,
        deadMan.closing.closed,
        deadMan.closing.refused,
        deadMan.closing.traded,
        deadMan.closing.further);
    assertThat(deadMan.closing.closed).isPositive();
    assertThat(deadMan.closing.refused).isPositive();
    FURTHER_CLOSES.addAndGet(deadMan.closing.further);
  }

  private static void assertProposals(long seed, AdminMirror told) {
    System.out.printf(
        "seed %d: %d commands of administrators, %d of them proposed; proposals: %d outdated, %d expired, %d refused%n",
        seed, told.acted, told.actedByProposal, told.outdated, told.expired, told.refused);
    assertThat(told.actedByProposal).isPositive();
    ENDED_PROPOSALS.addAndGet(Math.min(told.outdated, told.expired));
  }

  private static void assertCollateral(long seed, NaiveCollateral collateral) {
    System.out.printf(
        "seed %d: %d sales, %d waits, %d debts, %d doubts%n",
        seed, collateral.sales, collateral.waits, collateral.debts, collateral.doubts);
    assertThat(collateral.sales).isPositive();
    assertThat(collateral.doubts).isPositive();
  }

  /** Marks of all numbers of components, some at the edge of their band, some moved by time. */
  private static void assertAuctions(long seed, NaiveAuctions auctions) {
    System.out.printf(
        "seed %d: %d auctions, %d settled, %d canceled, %d trades with quotes, %d quotes rejected%n",
        seed,
        auctions.opened,
        auctions.settled,
        auctions.canceled,
        auctions.quoteTrades,
        auctions.rejectedQuotes);
    assertThat(auctions.settled).isGreaterThan(COMMANDS / 5_000);
    assertThat(auctions.canceled).isPositive();
    assertThat(auctions.quoteTrades).isGreaterThan(COMMANDS / 5_000);
  }

  private static void assertFees(long seed, NaiveFees fees) {
    System.out.printf(
        "seed %d: %d changes of fee tiers, %d up, %d down%n",
        seed, fees.changes, fees.risen, fees.fallen);
    assertThat(fees.risen).isPositive();
    assertThat(fees.fallen).isPositive();
  }

  private static void assertMarks(long seed, NaiveEngine model) {
    long[] medians = new long[4];
    for (NaiveMarket market : model.exchange.markets) {
      for (int present = 0; present < medians.length; present++) {
        medians[present] += market.marking.medians[present];
      }
    }
    System.out.printf(
        "seed %d: %d marks moved by time; of 0 to 3 components %s%n",
        seed, model.trading.marks.moved, Arrays.toString(medians));
    assertThat(model.trading.marks.moved).isPositive();
    assertThat(medians).doesNotContain(0);
    assertThat(model.exchange.markets).anyMatch(market -> market.marking.clamped > 0);
  }
}
