package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.math.StateHash;

/** The scopes with the highest scores among those offered, best first, ties by id. */
final class BestCandidates {
  /** Most that are kept. */
  static final int CAPACITY = 64;

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
    int rank = count;
    while (rank > 0 && isBehind(rank - 1, score, scopeId)) {
      rank--;
    }
    if (rank == CAPACITY) {
      return;
    }
    count = Math.min(count + 1, CAPACITY);
    for (int i = count - 1; i > rank; i--) {
      put(i, scopes[i - 1], scores[i - 1]);
    }
    put(rank, scopeId, score);
  }

  void hash(StateHash hash) {
    hash.add(count);
    for (int rank = 0; rank < count; rank++) {
      hash.add(scopes[rank]).add(scores[rank]);
    }
  }

  private boolean isBehind(int rank, long score, int scopeId) {
    return scores[rank] < score || (scores[rank] == score && scopes[rank] > scopeId);
  }

  private void put(int rank, int scopeId, long score) {
    scopes[rank] = scopeId;
    scores[rank] = score;
  }
}
