package io.quantdesk.engine.trading;

import java.util.Arrays;

/** Lots that a plan made so far takes from legs of brackets, or all that they have. */
final class PlannedLegs {
  private final long[] takenLots;
  private final int[] planOf;
  private int plan;

  PlannedLegs(int orderCapacity) {
    takenLots = new long[orderCapacity];
    planOf = new int[orderCapacity];
  }

  /** Begins a plan: nothing is taken. */
  void start() {
    plan++;
    if (plan == 0) {
      Arrays.fill(planOf, 0);
      plan = 1;
    }
  }

  /** Lots of an order that are gone at this point of the plan. */
  long takenLots(int slot) {
    return planOf[slot] == plan ? takenLots[slot] : 0;
  }

  void take(int slot, long lots) {
    takenLots[slot] = takenLots(slot) + lots;
    planOf[slot] = plan;
  }
}
