package io.quantdesk.bench.cascade;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.liquidation.InsuranceChangeReason;
import io.quantdesk.engine.liquidation.LiquidationKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what an engine says of its liquidations; amounts in USDC micros. */
final class CascadeTally extends IgnoredEvents {
  private final Consumer<PositionChanged> positions;
  private final Map<LiquidationKind, Steps> steps = new EnumMap<>(LiquidationKind.class);
  private final Map<InsuranceChangeReason, Long> insurance =
      new EnumMap<>(InsuranceChangeReason.class);
  private long events;
  private long liquidations;
  private long recovered;
  private long uncovered;
  private long socialized;
  private long fundings;
  private long fundingPaid;
  private RejectReason lastReason;

  /** Steps of one kind. */
  static final class Steps {
    private long count;
    private long lots;
    private long valueMicros;

    long count() {
      return count;
    }

    long lots() {
      return lots;
    }

    long valueMicros() {
      return valueMicros;
    }
  }

  /**
   * @param positions hears of every position that has changed
   */
  CascadeTally(Consumer<PositionChanged> positions) {
    this.positions = positions;
    for (LiquidationKind kind : LiquidationKind.values()) {
      steps.put(kind, new Steps());
    }
  }

  @Override
  public void outcome(CommandOutcome event) {
    events += event.eventCount;
    lastReason = event.reason;
  }

  @Override
  public void positionChanged(PositionChanged event) {
    positions.accept(event);
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    fundings++;
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    fundingPaid += Math.max(0, event.paidMicros);
  }

  @Override
  public void liquidationStarted(LiquidationStarted event) {
    liquidations++;
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    Steps ofKind = steps.get(event.kind);
    ofKind.count++;
    ofKind.lots += event.lots;
    ofKind.valueMicros += event.tradedMicros;
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    recovered += event.maintenanceMarginMicros > 0 ? 1 : 0;
    uncovered += event.uncoveredMicros;
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    socialized += event.lossMicros;
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    insurance.merge(event.reason, event.changeMicros, Long::sum);
  }

  long events() {
    return events;
  }

  /** Sub-accounts that fell below maintenance margin, each time that one did. */
  long liquidations() {
    return liquidations;
  }

  /** Those of them that kept a position. */
  long recovered() {
    return recovered;
  }

  /** Debt that was spread over those who held the other side. */
  long socializedMicros() {
    return socialized;
  }

  /** Debt that nobody paid. */
  long uncoveredMicros() {
    return uncovered;
  }

  /** Fundings, of a rate of 0, too. */
  long fundings() {
    return fundings;
  }

  /** What positions have paid; others have got it, or will. */
  long fundingPaidMicros() {
    return fundingPaid;
  }

  Steps steps(LiquidationKind kind) {
    return steps.get(kind);
  }

  /** Changes of the insurance fund for a reason. */
  long insuranceMicros(InsuranceChangeReason reason) {
    return insurance.getOrDefault(reason, 0L);
  }

  /** Answer of the last command. */
  RejectReason lastReason() {
    return lastReason;
  }
}
