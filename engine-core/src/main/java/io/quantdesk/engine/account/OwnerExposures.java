package io.quantdesk.engine.account;

import io.quantdesk.engine.index.PairIndex;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/**
 * How many lots of each side an account could come to hold in a market with all its sub-accounts,
 * in the markets in which that is counted. Written by {@link Positions} alone.
 */
public final class OwnerExposures {
  private static final int NONE = PairIndex.NONE;

  private final Accounts accounts;
  private final PairIndex index;

  /** Two for each entry, by the code of the side. */
  private final long[] lots;

  private final int[] freeEntries;
  private int freeCount;
  private final boolean[] counted;
  private int countedMarkets;

  public OwnerExposures(Accounts accounts, int positionCapacity, int marketCapacity) {
    this.accounts = accounts;
    index = new PairIndex(positionCapacity);
    lots = new long[Math.multiplyExact(positionCapacity, 2)];
    freeEntries = new int[positionCapacity];
    for (int entry = 0; entry < positionCapacity; entry++) {
      freeEntries[entry] = positionCapacity - 1 - entry;
    }
    freeCount = positionCapacity;
    counted = new boolean[marketCapacity + 1];
  }

  /** Whether anything is counted at all. */
  boolean areOn() {
    return countedMarkets > 0;
  }

  /** Whether a market is counted. */
  public boolean counts(int marketId) {
    return counted[marketId];
  }

  /** Lots of a side that the owner of a sub-account could come to hold in a counted market. */
  public long lots(int scopeId, int marketId, Side side) {
    int entry = index.find(accounts.owner(scopeId), marketId);
    return entry == NONE ? 0 : lots[2 * entry + side.code()];
  }

  void count(int marketId, boolean isCounted) {
    countedMarkets += (isCounted ? 1 : 0) - (counted[marketId] ? 1 : 0);
    counted[marketId] = isCounted;
  }

  /** Adds to both sides; an owner without lots of either has no entry. */
  void add(int scopeId, int marketId, long buyLots, long sellLots) {
    if (buyLots == 0 && sellLots == 0) {
      return;
    }
    int owner = accounts.owner(scopeId);
    int entry = index.find(owner, marketId);
    if (entry == NONE) {
      entry = freeEntries[--freeCount];
      index.put(owner, marketId, entry);
    }
    lots[2 * entry] += buyLots;
    lots[2 * entry + 1] += sellLots;
    if (lots[2 * entry] == 0 && lots[2 * entry + 1] == 0) {
      index.remove(owner, marketId);
      freeEntries[freeCount++] = entry;
    }
  }

  /** Adds what is counted to a hash. */
  public void hash(StateHash hash) {
    hash.add(countedMarkets).add(index.size());
    for (int marketId = 1; marketId < counted.length; marketId++) {
      if (counted[marketId]) {
        hash.add(marketId);
        hashOwners(marketId, hash);
      }
    }
  }

  private void hashOwners(int marketId, StateHash hash) {
    for (int owner = 1; owner <= accounts.accountCount(); owner++) {
      int entry = index.find(owner, marketId);
      if (entry != NONE) {
        hash.add(owner).add(lots[2 * entry]).add(lots[2 * entry + 1]);
      }
    }
  }
}
