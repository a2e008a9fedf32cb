package io.quantdesk.bench.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.liquidation.LiquidationKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CascadeRunTest {
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long START_NS = 1_738_368_000_000_000_000L;
  private static final int OWNERS = 400;
  private static final long SEED = 5;

  @Test
  void shouldLiquidateInACrashAndGiveTheSameEachTime() {
    CascadePass first = pass(crash());
    CascadePass second = pass(crash());
    StringWriter printed = new StringWriter();
    CascadeReport report = new CascadeReport(crash(), OWNERS, first, second);
    report.print(new PrintWriter(printed, true));

    assertThat(report.isRight()).isTrue();
    assertThat(first.tally().liquidations()).isBetween(OWNERS / 20L, (long) OWNERS);
    assertThat(first.tally().steps(LiquidationKind.MARKET).valueMicros()).isPositive();
    assertThat(first.checksOfPrices()).isPositive();
    assertThat(printed.toString())
        .contains("crash: 120 minutes from 2025-02-01T00:00:00Z, 400 accounts")
        .contains("two passes: the same");
  }

  @Test
  void shouldTellWhenTwoPassesDiffer() {
    CascadeReport report =
        new CascadeReport(crash(), OWNERS, pass(crash()), pass(recording("other", 90)));

    assertThat(report.isRight()).isFalse();
  }

  @Test
  void shouldPassTheExtremesOfAMinuteOnItsWay() {
    MinuteBar rising = new MinuteBar(0, 100, 120, 90, 110, 1);
    MinuteBar falling = new MinuteBar(0, 110, 120, 90, 100, 1);

    assertThat(List.of(rising.price(0), rising.price(1), rising.price(2), rising.price(3)))
        .containsExactly(100, 90, 120, 110);
    assertThat(List.of(falling.price(0), falling.price(1), falling.price(2), falling.price(3)))
        .containsExactly(110, 120, 90, 100);
  }

  private static CascadePass pass(MinuteRecording recording) {
    CascadeRun run = new CascadeRun(recording, null, OWNERS, SEED);
    run.run();
    return CascadePass.of(run);
  }

  private static MinuteRecording crash() {
    return recording("crash", 88);
  }

  /** An hour of calm, ten minutes in which the price falls to a part of it, and calm again. */
  private static MinuteRecording recording(String name, int percentLeft) {
    List<MinuteBar> bars = new ArrayList<>();
    int before = 30_000;
    for (int minute = 0; minute < 120; minute++) {
      int fallen = Math.min(10, Math.max(0, minute - 60));
      int close = 30_000 - 300 * (100 - percentLeft) * fallen / 10;
      long value = fallen > 0 && fallen < 10 ? 3_000_000_000_000L : 200_000_000_000L;
      bars.add(
          new MinuteBar(
              START_NS + minute * MINUTE_NS,
              before,
              Math.max(before, close) + 5,
              Math.min(before, close) - 5,
              close,
              value));
      before = close;
    }
    return new MinuteRecording(name, 1_000_000, 1_000_000_000, bars);
  }
}
