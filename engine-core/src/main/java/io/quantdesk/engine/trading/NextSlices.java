package io.quantdesk.engine.trading;

import io.quantdesk.engine.book.RestingOrders;

/**
 * Iceberg orders of one level whose slice a plan uses up, in the order in which their next slices
 * will stand behind the level, and what will be hidden behind those.
 */
final class NextSlices {
  private final int[] slots = new int[Matching.MAX_FILLS];
  private final long[] leaves = new long[Matching.MAX_FILLS];
  private int first;
  private int end;

  void clear() {
    first = 0;
    end = 0;
  }

  /** A slice is used up; lots are left of the order. */
  void add(int slot, long leavesLots) {
    slots[end] = slot;
    leaves[end++] = leavesLots;
  }

  /** The order whose slice comes next, or NONE. */
  int slot() {
    return first == end ? RestingOrders.NONE : slots[first];
  }

  /** Lots that are left of that order. */
  long leavesLots() {
    return leaves[first];
  }

  void removeFirst() {
    first++;
  }
}
