package io.quantdesk.engine.account;

import io.quantdesk.engine.index.PairIndex;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/**
 * Pairs of scope and market that have a position or resting orders, as fixed records in one flat
 * array: one and a half cache lines per slot, eight words of amounts and four of two links each.
 *
 * <pre>
 *  lots s | cost c | index F0 | order lots B, A | order values Wb, Wa | leverage, reduce-only
 *  scope, market | next, previous of the scope | oldest, newest buy | oldest, newest sell
 * </pre>
 *
 * B and A are the lots of resting orders, Wb and Wa the sums of lots x price in ticks (rule c1);
 * reduce-only orders are not in them, their number is the lower half of the last word. Its upper
 * half repeats what {@link Leverages} holds. What was realised is in an array of its own, since no
 * measure reads it. A slot whose amounts are all zero and that has no orders is released by {@link
 * #releaseIfIdle}.
 */
public final class Positions {
  /** No slot. */
  public static final int NONE = -1;

  private static final int STRIDE = 12;
  private static final int AMOUNTS = 8;
  private static final int LOTS = 0;
  private static final int COST = 1;
  private static final int FUNDING_INDEX = 2;
  private static final int ORDER_LOTS = 3;
  private static final int ORDER_VALUE = 5;
  private static final int LEVERAGE_AND_REDUCE_ONLY = 7;
  private static final int SCOPE_AND_MARKET = 8;
  private static final int NEXT_AND_PREVIOUS = 9;
  private static final int OLDEST_AND_NEWEST = 10;
  private static final int HIGH = 32;
  private static final long LOW_MASK = 0xFFFF_FFFFL;
  private static final long NO_LINKS = -1;

  private final Scopes scopes;
  private final Leverages leverages;
  private final OwnerExposures owners;
  private final Holders holders;
  private final PairIndex index;
  private final long[] words;
  private final long[] realized;
  private final int[] freeSlots;
  private int freeCount;
  private int touched;

  public Positions(
      int capacity, Scopes scopes, Leverages leverages, OwnerExposures owners, int marketCapacity) {
    this.scopes = scopes;
    this.owners = owners;
    this.leverages = leverages;
    holders = new Holders(capacity, marketCapacity);
    index = new PairIndex(capacity);
    words = new long[Math.multiplyExact(capacity, STRIDE)];
    realized = new long[capacity];
    freeSlots = new int[capacity];
    for (int slot = 0; slot < capacity; slot++) {
      freeSlots[slot] = capacity - 1 - slot;
    }
    freeCount = capacity;
  }

  /** Slot of a pair, or NONE. */
  public int find(int scopeId, int marketId) {
    return index.find(scopeId, marketId);
  }

  /** Slots with lots, by market. */
  public Holders holders() {
    return holders;
  }

  /** Number of slots. */
  public int capacity() {
    return freeSlots.length;
  }

  /** Slots from here on were never acquired. */
  public int touched() {
    return touched;
  }

  /** Number of slots that can still be acquired. */
  public int available() {
    return freeCount;
  }

  /** Slot of a pair, a fresh one when it has none; the caller has asked {@link #available}. */
  public int acquire(int scopeId, int marketId) {
    int found = index.find(scopeId, marketId);
    if (found != NONE) {
      return found;
    }
    int slot = freeSlots[--freeCount];
    touched = Math.max(touched, slot + 1);
    index.put(scopeId, marketId, slot);
    int base = slot * STRIDE;
    Arrays.fill(words, base, base + AMOUNTS, 0);
    realized[slot] = 0;
    setLeverage(slot, leverages.of(scopeId, marketId));
    int next = scopes.firstPosition(scopeId);
    words[base + SCOPE_AND_MARKET] = pair(scopeId, marketId);
    words[base + NEXT_AND_PREVIOUS] = pair(next, NONE);
    words[base + OLDEST_AND_NEWEST + Side.BUY.code()] = NO_LINKS;
    words[base + OLDEST_AND_NEWEST + Side.SELL.code()] = NO_LINKS;
    if (next != NONE) {
      setLow(next * STRIDE + NEXT_AND_PREVIOUS, slot);
    }
    scopes.firstPosition(scopeId, slot);
    return slot;
  }

  /** Releases a slot without position and orders; any other stays. */
  public void releaseIfIdle(int slot) {
    int base = slot * STRIDE;
    if (words[base + LOTS] != 0 || hasOrder(slot, Side.BUY) || hasOrder(slot, Side.SELL)) {
      return;
    }
    int scopeId = scopeId(slot);
    int next = next(slot);
    int previous = low(base + NEXT_AND_PREVIOUS);
    if (previous == NONE) {
      scopes.firstPosition(scopeId, next);
    } else {
      setHigh(previous * STRIDE + NEXT_AND_PREVIOUS, next);
    }
    if (next != NONE) {
      setLow(next * STRIDE + NEXT_AND_PREVIOUS, previous);
    }
    index.remove(scopeId, marketId(slot));
    freeSlots[freeCount++] = slot;
    scopes.isolated().touch(scopeId);
  }

  public int scopeId(int slot) {
    return high(slot * STRIDE + SCOPE_AND_MARKET);
  }

  public int marketId(int slot) {
    return low(slot * STRIDE + SCOPE_AND_MARKET);
  }

  /** Next slot of the same scope, or NONE. */
  public int next(int slot) {
    return high(slot * STRIDE + NEXT_AND_PREVIOUS);
  }

  /** Position s: above 0 long, below 0 short. */
  public long lots(int slot) {
    return words[slot * STRIDE + LOTS];
  }

  /** Signed cost c of the position. */
  public long costMicros(int slot) {
    return words[slot * STRIDE + COST];
  }

  /** Realised since the slot was acquired, fees excluded; stops at the limits of a long. */
  public long realizedMicros(int slot) {
    return realized[slot];
  }

  /** Funding index F0 up to which the position has paid; 0 without lots. */
  public long fundingIndex(int slot) {
    return words[slot * STRIDE + FUNDING_INDEX];
  }

  /** Notes that the position has paid up to a funding index. */
  public void fundingIndex(int slot, long index) {
    words[slot * STRIDE + FUNDING_INDEX] = index;
  }

  /** Number of reduce-only orders, resting or waiting. */
  public int reduceOnlyOrders(int slot) {
    return (int) words[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY];
  }

  /** Changes the number of reduce-only orders. */
  public void addReduceOnlyOrders(int slot, int change) {
    boolean counts = counts(slot);
    if (counts) {
      addToOwner(slot, -1);
    }
    words[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY] += change;
    if (counts) {
      addToOwner(slot, 1);
    }
  }

  /** Leverage that the owner set, or Leverages.NONE. */
  public int leverage(int slot) {
    return (int) (words[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY] >>> HIGH);
  }

  /** Leverage of a pair that may have no slot, or Leverages.NONE. */
  public int leverage(int slot, int scopeId, int marketId) {
    return slot == NONE ? leverages.of(scopeId, marketId) : leverage(slot);
  }

  /** Repeats in a slot the leverage that the owner set. */
  public void setLeverage(int slot, int leverage) {
    words[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY] =
        (long) leverage << HIGH | reduceOnlyOrders(slot);
  }

  /** Lots of the resting orders of a side. */
  public long orderLots(int slot, Side side) {
    return words[slot * STRIDE + ORDER_LOTS + side.code()];
  }

  /** Sum of lots x price in ticks of the resting orders of a side. */
  public long orderValue(int slot, Side side) {
    return words[slot * STRIDE + ORDER_VALUE + side.code()];
  }

  /**
   * Largest sum of resting lots of one side that any scope has in a market. Walks every slot: for
   * rare commands of the operator only.
   */
  public long largestOrderLots(int marketId) {
    long largest = 0;
    for (int base = 0; base < words.length; base += STRIDE) {
      if (low(base + SCOPE_AND_MARKET) == marketId) {
        largest = Math.max(largest, words[base + ORDER_LOTS]);
        largest = Math.max(largest, words[base + ORDER_LOTS + 1]);
      }
    }
    return largest;
  }

  /** Oldest resting order of a side, or NONE. */
  public int oldestOrder(int slot, Side side) {
    return high(slot * STRIDE + OLDEST_AND_NEWEST + side.code());
  }

  /** Newest resting order of a side, or NONE. */
  public int newestOrder(int slot, Side side) {
    return low(slot * STRIDE + OLDEST_AND_NEWEST + side.code());
  }

  /** Sets the ends of the list of resting orders of a side. */
  public void oldestOrder(int slot, Side side, int orderSlot) {
    setHigh(slot * STRIDE + OLDEST_AND_NEWEST + side.code(), orderSlot);
  }

  /** Sets the newest end of the list of resting orders of a side. */
  public void newestOrder(int slot, Side side, int orderSlot) {
    setLow(slot * STRIDE + OLDEST_AND_NEWEST + side.code(), orderSlot);
  }

  /** Adds resting lots of a side at a price, or removes them when lots is below 0. */
  public void addOrderLots(int slot, Side side, long lots, int priceTicks) {
    boolean counts = counts(slot);
    if (counts) {
      addToOwner(slot, -1);
    }
    int base = slot * STRIDE + side.code();
    words[base + ORDER_LOTS] += lots;
    words[base + ORDER_VALUE] += lots * priceTicks;
    if (counts) {
      addToOwner(slot, 1);
    }
  }

  /** Replaces the position after a change. */
  public void set(int slot, long lots, long costMicros, long realizedByChangeMicros) {
    int base = slot * STRIDE;
    if (lots == 0) {
      holders.remove(slot);
    } else if (words[base + LOTS] == 0) {
      holders.add(slot, marketId(slot));
    }
    boolean counts = counts(slot);
    if (counts) {
      addToOwner(slot, -1);
    }
    words[base + LOTS] = lots;
    words[base + COST] = costMicros;
    if (counts) {
      addToOwner(slot, 1);
    }
    long before = realized[slot];
    long after = before + realizedByChangeMicros;
    boolean wrapped = ((before ^ after) & (realizedByChangeMicros ^ after)) < 0;
    realized[slot] = wrapped ? (before < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : after;
  }

  /**
   * Lots of a side that the scope could come to hold: max(0, s + B) of longs, max(0, A - s) of
   * shorts; with reduce-only orders, which can leave anything from 0 to s, also at least B or A.
   */
  public long potentialLots(int slot, Side side) {
    long resting = orderLots(slot, side);
    long most = lots(slot) * side.sign() + resting;
    return Math.max(0, reduceOnlyOrders(slot) > 0 ? Math.max(most, resting) : most);
  }

  /**
   * Begins or ends to count what owners could come to hold in a market. Walks every slot: for rare
   * commands of the operator only.
   */
  public void countOwners(int marketId, boolean counted) {
    if (counted == owners.counts(marketId)) {
      return;
    }
    for (int slot = 0; slot < touched; slot++) {
      if (marketId(slot) == marketId) {
        addToOwner(slot, counted ? 1 : -1);
      }
    }
    owners.count(marketId, counted);
  }

  private boolean counts(int slot) {
    return owners.areOn() && owners.counts(marketId(slot));
  }

  private void addToOwner(int slot, int sign) {
    long buyLots = potentialLots(slot, Side.BUY);
    long sellLots = potentialLots(slot, Side.SELL);
    owners.add(scopeId(slot), marketId(slot), sign * buyLots, sign * sellLots);
  }

  /** Adds the order of a market's holders to a hash. */
  public void hashHolders(int marketId, StateHash hash) {
    holders.hash(marketId, hash);
  }

  /** Adds the positions of a scope to a hash, in the order of its list, and how it is bound. */
  public void hash(int scopeId, StateHash hash) {
    scopes.isolated().hash(scopeId, hash);
    for (int slot = scopes.firstPosition(scopeId); slot != NONE; slot = next(slot)) {
      hash.add(marketId(slot)).add(realized[slot]);
      for (int word = 0; word < AMOUNTS; word++) {
        hash.add(words[slot * STRIDE + word]);
      }
    }
    hash.add(NONE);
  }

  private boolean hasOrder(int slot, Side side) {
    return oldestOrder(slot, side) != NONE;
  }

  private static long pair(int high, int low) {
    return (long) high << HIGH | (low & LOW_MASK);
  }

  private int high(int word) {
    return (int) (words[word] >>> HIGH);
  }

  private int low(int word) {
    return (int) words[word];
  }

  private void setHigh(int word, int value) {
    words[word] = pair(value, low(word));
  }

  private void setLow(int word, int value) {
    words[word] = pair(high(word), value);
  }
}
