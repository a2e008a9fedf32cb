package io.quantdesk.engine.threshold;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.math.WideSum;

/**
 * Scopes in the order of their risk when they came: the lowest E/MM first, compared by {@code E1 x
 * MM2 < E2 x MM1} without a division, equal ones by scope id (c4). A binary heap in flat arrays,
 * each scope at most once.
 */
final class RiskiestFirst {
  private static final int ROOT = 1;

  private final int[] scopeIds;

  /** By scope. */
  private final long[] equityMicros;

  /** By scope. */
  private final long[] maintenanceMicros;

  private int size;

  RiskiestFirst(int scopeCapacity) {
    scopeIds = new int[scopeCapacity + ROOT];
    equityMicros = new long[scopeCapacity + 1];
    maintenanceMicros = new long[scopeCapacity + 1];
  }

  int size() {
    return size;
  }

  /** The scope at the greatest risk; there must be one. */
  int first() {
    return scopeIds[ROOT];
  }

  /** Takes a scope that is not there, with its equity and a maintenance margin above 0. */
  void add(int scopeId, long equity, long maintenance) {
    equityMicros[scopeId] = equity;
    maintenanceMicros[scopeId] = maintenance;
    int hole = ++size;
    while (hole > ROOT && isBefore(scopeId, scopeIds[hole >> 1])) {
      scopeIds[hole] = scopeIds[hole >> 1];
      hole >>= 1;
    }
    scopeIds[hole] = scopeId;
  }

  /** Takes out the scope at the greatest risk; there must be one. */
  void removeFirst() {
    int moved = scopeIds[size--];
    int hole = ROOT;
    int child = riskierChild(hole);
    while (child <= size && isBefore(scopeIds[child], moved)) {
      scopeIds[hole] = scopeIds[child];
      hole = child;
      child = riskierChild(hole);
    }
    scopeIds[hole] = moved;
  }

  /** Adds all scopes to a hash, whatever the order in which they came. */
  void hash(StateHash hash) {
    long sum = 0;
    for (int place = ROOT; place <= size; place++) {
      int scopeId = scopeIds[place];
      long measure =
          StateHash.mix(equityMicros[scopeId] + StateHash.mix(maintenanceMicros[scopeId]));
      sum += StateHash.mix(scopeId + measure);
    }
    hash.add(size).add(sum);
  }

  /** Beyond the size when there is no child. */
  private int riskierChild(int parent) {
    int child = parent << 1;
    return child < size && isBefore(scopeIds[child + 1], scopeIds[child]) ? child + 1 : child;
  }

  private boolean isBefore(int scopeId, int other) {
    int comparison =
        WideSum.compareProducts(
            equityMicros[scopeId],
            maintenanceMicros[other],
            equityMicros[other],
            maintenanceMicros[scopeId]);
    return comparison < 0 || (comparison == 0 && scopeId < other);
  }
}
