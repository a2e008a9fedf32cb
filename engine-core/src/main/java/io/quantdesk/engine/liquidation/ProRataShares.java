package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;

/**
 * Shares out lots to scopes in proportion to their weights: each gets its part rounded down, and
 * what is left over goes, one lot each, to those with the largest remainders, ties by scope id. So
 * the shares add up exactly:
 *
 * <pre>
 *   share = floor(R x w / W) + (1 of the R - sum of floors largest R x w mod W)
 * </pre>
 *
 * R is the lots, w a scope's weight, W the sum of all. In bounded steps: weights are taken, then
 * split, then the largest remainders are picked. Takes 25 bytes a scope, at once.
 */
final class ProRataShares {
  private static final int ROOT = 1;

  /** In the order in which they came. */
  private final int[] scopes;

  /** By place in that order. */
  private final long[] weights;

  /** Binary heap of places; the largest remainder is on top. */
  private final int[] heap;

  /** By place. */
  private final long[] remainders;

  /** By place: whether it gets one lot more. */
  private final boolean[] picked;

  private int count;
  private int splitCount;
  private int heapSize;
  private long lots;
  private long total;
  private long left;

  ProRataShares(int scopeCapacity) {
    scopes = new int[scopeCapacity];
    weights = new long[scopeCapacity];
    heap = new int[scopeCapacity + ROOT];
    remainders = new long[scopeCapacity];
    picked = new boolean[scopeCapacity];
  }

  /** Begins anew. */
  void begin(long lotsToShare) {
    lots = lotsToShare;
    left = lotsToShare;
    count = 0;
    splitCount = 0;
    heapSize = 0;
    total = 0;
  }

  /** Takes the weight of a scope, above 0; the sum of all stays within a long. */
  void add(int scopeId, long weight) {
    if (count < scopes.length) {
      scopes[count] = scopeId;
      weights[count] = weight;
      picked[count] = false;
      count++;
      total = Math.addExact(total, weight);
    }
  }

  /** Whether sharing out has begun: nobody can come any more. */
  boolean isSplitting() {
    return splitCount > 0;
  }

  int count() {
    return count;
  }

  /** R. */
  long lots() {
    return lots;
  }

  int scopeId(int place) {
    return scopes[place];
  }

  /** Splits or picks, up to a number of steps; returns how many are left of them. */
  int share(int limit) {
    int budget = limit;
    for (; budget > 0 && splitCount < count; budget--) {
      split(splitCount++);
    }
    for (; budget > 0 && left > 0 && heapSize > 0; budget--) {
      picked[removeFirst()] = true;
      left--;
    }
    return budget;
  }

  /** Share of the scope at a place, once all is shared out. */
  long shareOf(int place) {
    return MulDiv.floor(lots, weights[place], total) + (picked[place] ? 1 : 0);
  }

  void hash(StateHash hash) {
    hash.add(lots).add(total).add(left).add(count).add(splitCount).add(heapSize);
    for (int place = 0; place < count; place++) {
      hash.add(scopes[place]).add(weights[place]).add(picked[place] ? 1 : 0);
    }
  }

  /** The product wraps, but its difference to a multiple of W does not: that is below W. */
  private void split(int place) {
    long floor = MulDiv.floor(lots, weights[place], total);
    remainders[place] = lots * weights[place] - floor * total;
    left -= floor;
    int hole = ++heapSize;
    while (hole > ROOT && isBefore(place, heap[hole >> 1])) {
      heap[hole] = heap[hole >> 1];
      hole >>= 1;
    }
    heap[hole] = place;
  }

  private int removeFirst() {
    int first = heap[ROOT];
    int moved = heap[heapSize--];
    int hole = ROOT;
    int child = largerChild(hole);
    while (child <= heapSize && isBefore(heap[child], moved)) {
      heap[hole] = heap[child];
      hole = child;
      child = largerChild(hole);
    }
    heap[hole] = moved;
    return first;
  }

  /** Beyond the size when there is no child. */
  private int largerChild(int parent) {
    int child = parent << 1;
    return child < heapSize && isBefore(heap[child + 1], heap[child]) ? child + 1 : child;
  }

  private boolean isBefore(int place, int other) {
    return remainders[place] != remainders[other]
        ? remainders[place] > remainders[other]
        : scopes[place] < scopes[other];
  }
}
