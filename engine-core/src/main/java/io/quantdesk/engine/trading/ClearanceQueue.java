package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.math.StateHash;

/** Markets whose orders are being taken out, and how far the first of them is. */
public final class ClearanceQueue {
  private final CommandTime time;
  private final boolean[] queued;
  private final long[] sinceNs;
  private final int[] ring;
  private int first;
  private int size;
  private int cursor;

  public ClearanceQueue(int markets, CommandTime time) {
    this.time = time;
    queued = new boolean[markets + 1];
    sinceNs = new long[markets + 1];
    ring = new int[markets];
  }

  /** Begins with a market, or begins again. */
  public void add(int marketId) {
    if (queued[marketId]) {
      cursor = ring[first] == marketId ? 0 : cursor;
      return;
    }
    queued[marketId] = true;
    sinceNs[marketId] = time.ns();
    ring[(first + size++) % ring.length] = marketId;
  }

  /** Whether orders of a market, if there is one of that id, may still be there that are to go. */
  public boolean contains(int marketId) {
    return marketId > 0 && marketId < queued.length && queued[marketId];
  }

  /** Whether a step has work to do. */
  boolean isPending() {
    return size > 0;
  }

  /** Since when the first market waits; Engine.NO_DEADLINE: none does. */
  public long pendingSinceNs() {
    return size == 0 ? Engine.NO_DEADLINE : sinceNs[ring[first]];
  }

  /** The market that is being cleared. */
  int marketId() {
    return ring[first];
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
    queued[ring[first]] = false;
    first = (first + 1) % ring.length;
    size--;
    cursor = 0;
  }

  /** Adds the waiting markets and the place in the first of them to a hash. */
  public void hash(StateHash hash) {
    hash.add(size).add(cursor);
    for (int i = 0; i < size; i++) {
      int marketId = ring[(first + i) % ring.length];
      hash.add(marketId).add(sinceNs[marketId]);
    }
  }
}
