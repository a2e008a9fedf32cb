package io.quantdesk.engine.trading;

import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.StateHash;

/** The dead-man switches that are armed, by time and then by sub-account. */
public final class ScheduledCancels {
  private final DeadlineQueue times;

  /** By sub-account; false of one whose switch is not armed. */
  private final boolean[] closesAll;

  public ScheduledCancels(int subAccountCapacity) {
    times = new DeadlineQueue(subAccountCapacity + 1);
    closesAll = new boolean[subAccountCapacity + 1];
  }

  /** When the first one fires, or DeadlineQueue.NEVER. */
  public long firstNs() {
    return times.firstNs();
  }

  /** Sub-account of the first one; there must be one. */
  int first() {
    return times.firstHandle();
  }

  /** When the switch of a sub-account fires, or DeadlineQueue.NEVER. */
  long timeNs(int subAccountId) {
    return times.timeNs(subAccountId);
  }

  /** Whether the switch of a sub-account also closes its positions. */
  boolean closesAll(int subAccountId) {
    return closesAll[subAccountId];
  }

  /** Arms the switch of a sub-account, which is not armed. */
  void arm(int subAccountId, long timeNs, boolean isClosingAll) {
    times.add(subAccountId, timeNs);
    closesAll[subAccountId] = isClosingAll;
  }

  /** Disarms the switch of a sub-account, if it is armed. */
  void disarm(int subAccountId) {
    if (times.has(subAccountId)) {
      times.remove(subAccountId);
      closesAll[subAccountId] = false;
    }
  }

  /** Adds all of them to a hash. */
  public void hash(StateHash hash) {
    times.hash(hash);
    for (int subAccountId = 0; subAccountId < closesAll.length; subAccountId++) {
      if (closesAll[subAccountId]) {
        hash.add(subAccountId);
      }
    }
    hash.add(-1);
  }
}
