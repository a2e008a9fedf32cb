package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;

/** Markets whose orders are being taken out, and how far the first of them is. */
public final class ClearanceQueue {
  private final CommandTime time;
  private final DistinctQueue markets;
  private final long[] sinceNs;
  private int cursor;

  public ClearanceQueue(int marketCapacity, CommandTime time) {
    this.time = time;
    markets = new DistinctQueue(marketCapacity + 1);
    sinceNs = new long[marketCapacity + 1];
  }

  /** Begins with a market, or begins again. */
  public void add(int marketId) {
    if (markets.add(marketId)) {
      sinceNs[marketId] = time.ns();
    } else if (markets.first() == marketId) {
      cursor = 0;
    }
  }

  /** Whether orders of a market, if there is one of that id, may still be there that are to go. */
  public boolean contains(int marketId) {
    return marketId > 0 && marketId < sinceNs.length && markets.contains(marketId);
  }

  /** Whether a step has work to do. */
  boolean isPending() {
    return !markets.isEmpty();
  }

  /** Since when the first market waits; Engine.NO_DEADLINE: none does. */
  public long pendingSinceNs() {
    return markets.isEmpty() ? Engine.NO_DEADLINE : sinceNs[markets.first()];
  }

  /** The market that is being cleared. */
  int marketId() {
    return markets.first();
  }

  /** Order slot to look at next. */
  int cursor() {
    return cursor;
  }

  void cursor(int slot) {
    cursor = slot;
  }

  /** The first market is done. */
  void removeFirst() {
    markets.removeFirst();
    cursor = 0;
  }

  /** Adds the waiting markets and the place in the first of them to a hash. */
  public void hash(StateHash hash) {
    hash.add(markets.size()).add(cursor);
    for (int i = 0; i < markets.size(); i++) {
      int marketId = markets.get(i);
      hash.add(marketId).add(sinceNs[marketId]);
    }
  }
}
