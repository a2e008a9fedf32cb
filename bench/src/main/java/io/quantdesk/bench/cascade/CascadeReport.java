package io.quantdesk.bench.cascade;

import io.quantdesk.engine.liquidation.InsuranceChangeReason;
import io.quantdesk.engine.liquidation.LiquidationKind;
import java.io.PrintWriter;
import java.time.Instant;

/** Two passes of the same recording in words and figures. */
final class CascadeReport {
  private static final double MICROS = 1e6;
  private static final int MILLISECOND = 1_000_000;

  private final MinuteRecording recording;
  private final int owners;
  private final CascadePass first;
  private final CascadePass second;

  CascadeReport(MinuteRecording recording, int owners, CascadePass first, CascadePass second) {
    this.recording = recording;
    this.owners = owners;
    this.first = first;
    this.second = second;
  }

  /** Whether the passes are the same and nothing is broken. */
  boolean isRight() {
    return isSame() && first.violations().isEmpty() && second.violations().isEmpty();
  }

  private boolean isSame() {
    return first.stateHash() == second.stateHash()
        && first.tally().events() == second.tally().events()
        && first.times().count() == second.times().count();
  }

  void print(PrintWriter out) {
    int last = recording.bars().size() - 1;
    out.printf(
        "%n%s: %,d minutes from %s, %,d accounts%n",
        recording.name(),
        last + 1,
        Instant.ofEpochSecond(0, recording.bars().get(0).startNs()),
        owners);
    printOutcome(out);
    printTimes(out);
    first.violations().forEach(violation -> out.println("  BROKEN: " + violation));
  }

  private void printOutcome(PrintWriter out) {
    CascadeTally tally = first.tally();
    out.printf(
        "  %,d commands, %,d events; %,d liquidations, %,d of them recovered%n",
        first.times().count(), tally.events(), tally.liquidations(), tally.recovered());
    for (LiquidationKind kind : LiquidationKind.values()) {
      CascadeTally.Steps steps = tally.steps(kind);
      out.printf(
          "  %-14s %,12d steps, %,18.2f USDC closed%n",
          kind, steps.count(), steps.valueMicros() / MICROS);
    }
    for (InsuranceChangeReason reason : InsuranceChangeReason.values()) {
      out.printf(
          "  insurance %-20s %,18.2f USDC%n", reason, tally.insuranceMicros(reason) / MICROS);
    }
    out.printf(
        "  %,d fundings, paid %,30.2f USDC%n",
        tally.fundings(), tally.fundingPaidMicros() / MICROS);
    out.printf("  debt spread on the other side %,17.2f USDC%n", tally.socializedMicros() / MICROS);
    out.printf("  debt that nobody paid %,25.2f USDC%n", tally.uncoveredMicros() / MICROS);
    out.printf(
        "  invariants after each day: %s; two passes: %s, state %016x%n",
        first.violations().isEmpty() ? "hold" : "BROKEN",
        isSame() ? "the same" : "DIFFERENT",
        first.stateHash());
  }

  /** Each time is the lesser of the two passes: the rest is the machine's. */
  private void printTimes(PrintWriter out) {
    if (!isSame()) {
      return;
    }
    CommandTimes times = first.times().lesser(second.times());
    out.printf(
        "  %-24s %12s %9s %9s %9s %9s %7s%n",
        "ns", "commands", "p50", "p99", "p99.9", "max", "> 1 ms");
    for (CommandKind kind : CommandKind.values()) {
      printTimes(out, kind.label(), times.sorted(kind));
    }
    long checks = first.checksOfPrices() + second.checksOfPrices();
    if (checks > 0) {
      out.printf(
          "  one exact check with its share of the price: %,d ns%n",
          (first.nanosOfCheckedPrices() + second.nanosOfCheckedPrices()) / checks);
    }
  }

  private static void printTimes(PrintWriter out, String label, int[] sorted) {
    if (sorted.length == 0) {
      return;
    }
    int slow = 0;
    while (slow < sorted.length && sorted[sorted.length - 1 - slow] > MILLISECOND) {
      slow++;
    }
    out.printf(
        "  %-24s %,12d %,9d %,9d %,9d %,9d %,7d%n",
        label,
        sorted.length,
        at(sorted, 500),
        at(sorted, 990),
        at(sorted, 999),
        sorted[sorted.length - 1],
        slow);
  }

  private static int at(int[] sorted, int perMille) {
    return sorted[(int) ((sorted.length - 1) * (long) perMille / 1_000)];
  }
}
