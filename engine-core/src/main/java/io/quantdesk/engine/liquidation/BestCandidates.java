package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.math.StateHash;

/** The scopes with the highest scores among those offered, best first, ties by id. */
final class BestCandidates {
  /** Most that are kept. */
  static final int CAPACITY = 1_024;

  private final int[] scopes = new int[CAPACITY];
  private final long[] scores = new long[CAPACITY];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** The candidate at a rank, from 0. */
  int scopeId(int rank) {
    return scopes[rank];
  }

  /** Takes a candidate, if it is better than one of those that are there or there is room. */
  void offer(int scopeId, long score) {
    int rank = rankOf(scopeId, score);
    if (rank == CAPACITY) {
      return;
    }
    count = Math.min(count + 1, CAPACITY);
    System.arraycopy(scopes, rank, scopes, rank + 1, count - rank - 1);
    System.arraycopy(scores, rank, scores, rank + 1, count - rank - 1);
    scopes[rank] = scopeId;
    scores[rank] = score;
  }

  void hash(StateHash hash) {
    hash.add(count);
    for (int rank = 0; rank < count; rank++) {
      hash.add(scopes[rank]).add(scores[rank]);
    }
  }

  /** How many are better. */
  private int rankOf(int scopeId, long score) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBehind(middle, score, scopeId)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean isBehind(int rank, long score, int scopeId) {
    return scores[rank] < score || (scores[rank] == score && scopes[rank] > scopeId);
  }
}
