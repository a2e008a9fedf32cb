package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine, the naive exchange and the events alone must tell the same after every command of a
 * random workload, and every invariant must hold. Otherwise a short script that shows it is part of
 * the message.
 */
class EngineAgainstModelTest {
  private static final int COMMANDS = 125_000;

  private static final int SHRINKING_TRIES = 2_000;

  private final Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);

  static LongStream seeds() {
    Long only = Long.getLong("model.seed");
    return only != null
        ? LongStream.of(only)
        : LongStream.rangeClosed(1, Long.getLong("model.seeds", 16));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldEqualTheModelAfterEveryCommand(long seed) {
    Comparison comparison = new Comparison();
    NaiveEngine model = comparison.run.model;
    RandomWorkload workload = new RandomWorkload(seed, model);
    List<Step> script = new ArrayList<>(COMMANDS);
    while (script.size() < COMMANDS) {
      Step step = workload.next();
      script.add(step);
      try {
        reasons.merge(comparison.run(step).reason(), 1, Integer::sum);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + shortest(script), e);
      }
      workload.ran(step);
    }
    EventMirror mirror = comparison.mirror;
    NaiveFunding funding = model.trading.funding;
    System.out.printf(
        "seed %d: %d fundings, %d applied, %d out of range, %d payments%n",
        seed, mirror.fundings, funding.applied, funding.outOfRange, mirror.payments);
    NaiveSocialization losses = model.trading.liquidation.socialization;
    System.out.printf(
        "seed %d: %d losses spread, %d not all%n", seed, losses.spread, losses.uncovered);
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
        reasons);
    assertMarks(seed, model);
    assertThat(mirror.triggered).isGreaterThan(COMMANDS / 1_000);
    assertThat(model.trading.triggers.refused).isPositive();
    assertThat(mirror.enlarged).isPositive();
    assertThat(model.trading.brackets.ocoCuts).isPositive();
    assertThat(model.trading.brackets.exits).isPositive();
    assertThat(mirror.trades).isGreaterThan(COMMANDS / 500);
    assertThat(mirror.scheduledCancels).isPositive();
    assertThat(comparison.falls).isGreaterThan(COMMANDS / 10_000);
    assertThat(mirror.alerts).isPositive();
    assertThat(losses.spread + losses.uncovered).isPositive();
    assertThat(model.funds.transfers).isPositive();
    assertThat(model.exchange.withdrawals).isPositive();
    assertThat(funding.applied).isGreaterThan(COMMANDS / 2_000);
    assertThat(mirror.payments).isGreaterThan(COMMANDS / 1_000);
    assertThat(model.trading.isolation.lent).isPositive();
    assertThat(model.trading.isolation.returned).isPositive();
    assertThat(model.exchange.markets).anyMatch(market -> market.oracle.heldBack > 0);
    assertThat(model.trading.liquidation.withheld).isPositive();
    assertThat(reasons).hasSizeGreaterThan(30);
  }

  /** Marks of all numbers of components, some at the edge of their band, some moved by time. */
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

  /** The steps of a short script that ends in a difference, too, with that difference. */
  private static String shortest(List<Step> script) {
    List<Step> steps =
        Shrinking.shrink(script, shorter -> difference(shorter) != null, SHRINKING_TRIES);
    String text = steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    return difference(steps) + ", after\n" + text;
  }

  /** What is different after the last step of a script, or null: something before, or nothing. */
  private static String difference(List<Step> script) {
    Comparison comparison = new Comparison();
    try {
      script.forEach(comparison::run);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e.getMessage();
    }
  }
}
