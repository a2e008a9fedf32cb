package io.quantdesk.engine.account;

import io.quantdesk.engine.index.PairIndex;
import io.quantdesk.engine.math.StateHash;

/**
 * The leverage that owners set, by margin scope and market. It stays when a position ends; who has
 * set none is bound by the rates of the market alone.
 */
public final class Leverages {
  /** No leverage was set. */
  public static final int NONE = 0;

  private final int capacity;
  private final PairIndex index;
  private long content;

  public Leverages(int capacity) {
    this.capacity = capacity;
    index = new PairIndex(capacity);
  }

  /** Leverage of a pair, or NONE. */
  public int of(int scopeId, int marketId) {
    if (index.size() == 0) {
      return NONE;
    }
    int leverage = index.find(scopeId, marketId);
    return leverage == PairIndex.NONE ? NONE : leverage;
  }

  /** Whether one more pair, or one that has a leverage already, can get one. */
  public boolean hasRoomFor(int scopeId, int marketId) {
    return index.size() < capacity || of(scopeId, marketId) != NONE;
  }

  /** Replaces the leverage of a pair, or removes it with NONE; the caller has asked for room. */
  public void set(int scopeId, int marketId, int leverage) {
    int before = of(scopeId, marketId);
    if (before != NONE) {
      index.remove(scopeId, marketId);
      content -= digest(scopeId, marketId, before);
    }
    if (leverage != NONE) {
      index.put(scopeId, marketId, leverage);
      content += digest(scopeId, marketId, leverage);
    }
  }

  /** Adds all of it to a hash, by a sum that does not depend on the order of the pairs. */
  public void hash(StateHash hash) {
    hash.add(index.size()).add(content);
  }

  private static long digest(int scopeId, int marketId, int leverage) {
    return StateHash.mix(StateHash.mix((long) scopeId << 32 | marketId) + leverage);
  }
}
