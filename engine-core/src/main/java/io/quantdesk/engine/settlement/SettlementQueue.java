package io.quantdesk.engine.settlement;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;

/** Markets whose positions are being closed at their settlement prices, oldest first. */
public final class SettlementQueue {
  private final CommandTime time;
  private final DistinctQueue markets;
  private final long[] sinceNs;
  private boolean begun;

  public SettlementQueue(int marketCapacity, CommandTime time) {
    this.time = time;
    markets = new DistinctQueue(marketCapacity + 1);
    sinceNs = new long[marketCapacity + 1];
  }

  /** Since when the first market waits; Engine.NO_DEADLINE: none does. */
  public long pendingSinceNs() {
    return markets.isEmpty() ? Engine.NO_DEADLINE : sinceNs[markets.first()];
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    hash.add(markets.size()).add(begun ? 1 : 0);
    for (int i = 0; i < markets.size(); i++) {
      int marketId = markets.get(i);
      hash.add(marketId).add(sinceNs[marketId]);
    }
  }

  /** Takes a market as the last one; it comes but once, for settlement is never left again. */
  void add(int marketId) {
    markets.add(marketId);
    sinceNs[marketId] = time.ns();
  }

  boolean isEmpty() {
    return markets.isEmpty();
  }

  int first() {
    return markets.first();
  }

  /** Whether the walk through the first market goes on. */
  boolean hasBegun() {
    return begun;
  }

  void begun(boolean value) {
    begun = value;
  }

  void removeFirst() {
    markets.removeFirst();
    begun = false;
  }
}
