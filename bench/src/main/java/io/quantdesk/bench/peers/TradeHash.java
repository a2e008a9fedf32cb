package io.quantdesk.bench.peers;

/** A hash over trades, one after the other: the same only for the same trades in the same order. */
public final class TradeHash {
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private long hash;
  private long count;

  /** Adds a trade. */
  public void add(long makerId, long takerId, long priceTicks, long qtyLots) {
    long mixed = (makerId * FACTOR + takerId) * FACTOR + priceTicks;
    hash = (hash ^ (mixed * FACTOR + qtyLots)) * FACTOR;
    hash ^= hash >>> 32;
    count++;
  }

  long hash() {
    return hash;
  }

  long count() {
    return count;
  }
}
