package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine and the naive exchange must tell the same, and everybody below maintenance margin must
 * be known, with 2,000 accounts in 12 markets whose prices crash and whose oracles fall silent:
 * after every command what it has touched, all money and all who are under water, and after every
 * 500 commands everything.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrowdAgainstModelTest {
  private static final int COMMANDS = 125_000;
  private static final int EVERYTHING_EVERY = 500;
  private static final int SHRINKING_TRIES = 40;

  static LongStream seeds() {
    Long only = Long.getLong("crowd.seed");
    return only != null
        ? LongStream.of(only)
        : LongStream.rangeClosed(1, Long.getLong("crowd.seeds", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldEqualTheModelWhenPricesCrash(long seed) {
    RandomRun run =
        new RandomRun(() -> new Comparison(WorkloadSize.CROWD, EVERYTHING_EVERY), SHRINKING_TRIES);
    CrowdWorkload workload = new CrowdWorkload(seed, run.model());
    run.run(seed, COMMANDS, workload);
    EventMirror mirror = run.comparison().mirror;
    System.out.printf(
        "crowd seed %d: %d trades, %d crashes, %d outages, %d falls, %d liquidations, most waited"
            + " %d, %d shares, %d fired, %d withheld, %s%n",
        seed,
        mirror.trades,
        workload.prices.crashes,
        workload.prices.outages,
        run.comparison().falls,
        mirror.liquidations,
        run.comparison().mostWaiting,
        run.model().trading.liquidation.deleveraging.shared,
        mirror.triggered,
        run.model().trading.liquidation.withheld,
        run.reasons());
    NaiveDeadMan deadMan = run.model().trading.deadMan;
    System.out.printf(
        "crowd seed %d: %d switches, %d positions done with, %d closed, %d refused, %d orders traded%n",
        seed,
        deadMan.starts,
        deadMan.closing.ended,
        deadMan.closing.closed,
        deadMan.closing.refused,
        deadMan.closing.traded);
    NaiveCollateral collateral = run.model().exchange.collateral;
    System.out.printf(
        "crowd seed %d: %d sales, %d waits, %d debts, %d doubts%n",
        seed, collateral.sales, collateral.waits, collateral.debts, collateral.doubts);
    assertThat(collateral.sales).isGreaterThan(COMMANDS / 2_500);
    assertThat(mirror.trades).isGreaterThan(COMMANDS / 100);
    assertThat(workload.prices.crashes).isPositive();
    assertThat(workload.prices.outages).isPositive();
    assertThat(mirror.liquidations).isGreaterThan(COMMANDS / 250);
  }
}
