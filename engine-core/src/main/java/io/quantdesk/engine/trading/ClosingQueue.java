package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;

/** Sub-accounts whose positions are being closed, and how far the first of them is. */
public final class ClosingQueue {
  private final CommandTime time;
  private final DistinctQueue subAccounts;
  private long sinceNs;
  private int marketId;
  private long lots;

  public ClosingQueue(int subAccountCapacity, CommandTime time) {
    this.time = time;
    subAccounts = new DistinctQueue(subAccountCapacity + 1);
  }

  /** Since when a step is due; Engine.NO_DEADLINE: none is. */
  public long pendingSinceNs() {
    return subAccounts.isEmpty() ? Engine.NO_DEADLINE : sinceNs;
  }

  /** Takes a sub-account as the last one, if it does not wait already. */
  void add(int subAccountId) {
    if (subAccounts.isEmpty()) {
      sinceNs = time.ns();
    }
    subAccounts.add(subAccountId);
  }

  boolean isEmpty() {
    return subAccounts.isEmpty();
  }

  /** The sub-account that is being closed. */
  int subAccountId() {
    return subAccounts.first();
  }

  /** Its market that was begun last: those up to here have had their turn; 0: none yet. */
  int marketId() {
    return marketId;
  }

  /** What is still to be closed of the position there, with its sign; 0: nothing. */
  long lots() {
    return lots;
  }

  /** Begins with a position. */
  void begin(int inMarketId, long positionLots) {
    marketId = inMarketId;
    lots = positionLots;
  }

  /** Notes what is still to be closed. */
  void lots(long leftLots) {
    lots = leftLots;
  }

  /** The first sub-account is done. */
  void removeFirst() {
    subAccounts.removeFirst();
    marketId = 0;
    lots = 0;
  }

  /** Adds those who wait and the place in the first of them to a hash. */
  public void hash(StateHash hash) {
    hash.add(subAccounts.isEmpty() ? 0 : sinceNs).add(marketId).add(lots);
    hash.add(subAccounts.size());
    for (int i = 0; i < subAccounts.size(); i++) {
      hash.add(subAccounts.get(i));
    }
  }
}
