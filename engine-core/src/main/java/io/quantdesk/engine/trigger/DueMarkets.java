package io.quantdesk.engine.trigger;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;

/** Markets in the order in which they became due for one turn, and since when they are. */
final class DueMarkets {
  private final CommandTime time;
  private final DistinctQueue queue;
  private final long[] sinceNs;

  DueMarkets(int capacity, CommandTime time) {
    this.time = time;
    queue = new DistinctQueue(capacity + 1);
    sinceNs = new long[capacity + 1];
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  boolean contains(int marketId) {
    return queue.contains(marketId);
  }

  /** The market that is due first; there must be one. */
  int first() {
    return queue.first();
  }

  /** Takes a market as the last one, unless it is due already. */
  void add(int marketId) {
    if (queue.add(marketId)) {
      sinceNs[marketId] = time.ns();
    }
  }

  void removeFirst() {
    queue.removeFirst();
  }

  /** Lets the others go before the first one; it has been due since the same time. */
  void rotate() {
    queue.add(queue.removeFirst());
  }

  /** Since when the first market is due; Engine.NO_DEADLINE: none is. */
  long pendingSinceNs() {
    return queue.isEmpty() ? Engine.NO_DEADLINE : sinceNs[queue.first()];
  }

  void hash(StateHash hash) {
    hash.add(queue.size());
    for (int i = 0; i < queue.size(); i++) {
      int marketId = queue.get(i);
      hash.add(marketId).add(sinceNs[marketId]);
    }
  }
}
