package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One run of a random workload through engine and model. When they tell different things a short
 * script that shows it is part of the message.
 */
final class RandomRun {
  private static final int MAX_TOLD = 500;

  private final Supplier<Comparison> comparisons;
  private final int shrinkingTries;
  private final Comparison comparison;
  private final Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);

  /**
   * @param comparisons of new engines with new models
   * @param shrinkingTries how many scripts are tried to find a short one
   */
  RandomRun(Supplier<Comparison> comparisons, int shrinkingTries) {
    this.comparisons = comparisons;
    this.shrinkingTries = shrinkingTries;
    comparison = comparisons.get();
  }

  NaiveEngine model() {
    return comparison.run.model;
  }

  Comparison comparison() {
    return comparison;
  }

  /** How often each answer was given. */
  Map<RejectReason, Integer> reasons() {
    return reasons;
  }

  /** The workload must be one for the model of this run. */
  void run(long seed, int commands, RandomWorkload workload) {
    List<Step> script = new ArrayList<>(commands);
    while (script.size() < commands) {
      Step step = workload.next();
      script.add(step);
      try {
        reasons.merge(comparison.run(step).reason(), 1, Integer::sum);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + shortest(script), e);
      }
      workload.ran(step);
    }
  }

  /** The steps of a short script that ends in a difference, too, with that difference. */
  private String shortest(List<Step> script) {
    List<Step> steps =
        Shrinking.shrink(script, shorter -> difference(shorter) != null, shrinkingTries);
    String last =
        steps.stream()
            .skip(Math.max(0, steps.size() - MAX_TOLD))
            .map(Step::toString)
            .collect(Collectors.joining("\n"));
    return difference(steps) + ", after " + steps.size() + " commands\n" + last;
  }

  /** What is different after the last step of a script, or null: something before, or nothing. */
  private String difference(List<Step> script) {
    Comparison fresh = comparisons.get();
    try {
      script.forEach(fresh::run);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
