package io.quantdesk.engine.trading;

import io.quantdesk.engine.account.Positions;
import java.util.Arrays;

/** Positions as they would be after the part of a plan that is made already; nothing changes. */
final class PlannedPositions {
  private final Positions positions;
  private final long[] lots;
  private final long[] gainMicros;
  private final int[] planOf;
  private int plan;

  PlannedPositions(Positions positions) {
    this.positions = positions;
    lots = new long[positions.capacity()];
    gainMicros = new long[positions.capacity()];
    planOf = new int[positions.capacity()];
  }

  /** Begins a plan: positions are what they are. */
  void start() {
    plan++;
    if (plan == 0) {
      Arrays.fill(planOf, 0);
      plan = 1;
    }
  }

  long lots(int position) {
    return planOf[position] == plan ? lots[position] : positions.lots(position);
  }

  /** What the planned trades change equity by, at the mark. */
  long gainMicros(int position) {
    return planOf[position] == plan ? gainMicros[position] : 0;
  }

  /** Adds a planned trade of signed lots, which changes equity. */
  void add(int position, long signedLots, long gain) {
    lots[position] = lots(position) + signedLots;
    gainMicros[position] = gainMicros(position) + gain;
    planOf[position] = plan;
  }
}
