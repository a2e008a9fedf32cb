package io.quantdesk.engine.account;

import io.quantdesk.engine.index.PairIndex;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/**
 * Pairs of scope and market that have a position or resting orders, as fixed records in two flat
 * arrays: one cache line of amounts and half a line of links per slot.
 *
 * <pre>
 *  amounts: lots s | cost c | index F0 | order lots B, A | order values Wb, Wa | leverage, reduce-only
 *  links:   scope | market | next, previous of the scope | oldest, newest buy | oldest, newest sell
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

  private static final int STRIDE = 8;
  private static final int LOTS = 0;
  private static final int COST = 1;
  private static final int FUNDING_INDEX = 2;
  private static final int ORDER_LOTS = 3;
  private static final int ORDER_VALUE = 5;
  private static final int LEVERAGE_AND_REDUCE_ONLY = 7;
  private static final int LEVERAGE_SHIFT = 32;
  private static final int SCOPE = 0;
  private static final int MARKET = 1;
  private static final int NEXT = 2;
  private static final int PREVIOUS = 3;
  private static final int OLDEST_ORDER = 4;
  private static final int NEWEST_ORDER = 6;

  private final Scopes scopes;
  private final Leverages leverages;
  private final Holders holders;
  private final PairIndex index;
  private final long[] amounts;
  private final long[] realized;
  private final int[] links;
  private final int[] freeSlots;
  private int freeCount;
  private int touched;

  public Positions(int capacity, Scopes scopes, Leverages leverages, int marketCapacity) {
    this.scopes = scopes;
    this.leverages = leverages;
    holders = new Holders(capacity, marketCapacity);
    index = new PairIndex(capacity);
    amounts = new long[Math.multiplyExact(capacity, STRIDE)];
    realized = new long[capacity];
    links = new int[Math.multiplyExact(capacity, STRIDE)];
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
    Arrays.fill(amounts, base, base + STRIDE, 0);
    realized[slot] = 0;
    setLeverage(slot, leverages.of(scopeId, marketId));
    links[base + SCOPE] = scopeId;
    links[base + MARKET] = marketId;
    links[base + PREVIOUS] = NONE;
    links[base + NEXT] = scopes.firstPosition(scopeId);
    Arrays.fill(links, base + OLDEST_ORDER, base + STRIDE, NONE);
    if (links[base + NEXT] != NONE) {
      links[links[base + NEXT] * STRIDE + PREVIOUS] = slot;
    }
    scopes.firstPosition(scopeId, slot);
    return slot;
  }

  /** Releases a slot without position and orders; any other stays. */
  public void releaseIfIdle(int slot) {
    int base = slot * STRIDE;
    if (amounts[base + LOTS] != 0
        || links[base + OLDEST_ORDER] != NONE
        || links[base + OLDEST_ORDER + 1] != NONE) {
      return;
    }
    int next = links[base + NEXT];
    int previous = links[base + PREVIOUS];
    if (previous == NONE) {
      scopes.firstPosition(links[base + SCOPE], next);
    } else {
      links[previous * STRIDE + NEXT] = next;
    }
    if (next != NONE) {
      links[next * STRIDE + PREVIOUS] = previous;
    }
    index.remove(links[base + SCOPE], links[base + MARKET]);
    freeSlots[freeCount++] = slot;
    scopes.isolated().touch(links[base + SCOPE]);
  }

  public int scopeId(int slot) {
    return links[slot * STRIDE + SCOPE];
  }

  public int marketId(int slot) {
    return links[slot * STRIDE + MARKET];
  }

  /** Next slot of the same scope, or NONE. */
  public int next(int slot) {
    return links[slot * STRIDE + NEXT];
  }

  /** Position s: above 0 long, below 0 short. */
  public long lots(int slot) {
    return amounts[slot * STRIDE + LOTS];
  }

  /** Signed cost c of the position. */
  public long costMicros(int slot) {
    return amounts[slot * STRIDE + COST];
  }

  /** Realised since the slot was acquired, fees excluded; stops at the limits of a long. */
  public long realizedMicros(int slot) {
    return realized[slot];
  }

  /** Funding index F0 up to which the position has paid; 0 without lots. */
  public long fundingIndex(int slot) {
    return amounts[slot * STRIDE + FUNDING_INDEX];
  }

  /** Notes that the position has paid up to a funding index. */
  public void fundingIndex(int slot, long index) {
    amounts[slot * STRIDE + FUNDING_INDEX] = index;
  }

  /** Number of reduce-only orders, resting or waiting. */
  public int reduceOnlyOrders(int slot) {
    return (int) amounts[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY];
  }

  /** Changes the number of reduce-only orders. */
  public void addReduceOnlyOrders(int slot, int change) {
    amounts[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY] += change;
  }

  /** Leverage that the owner set, or Leverages.NONE. */
  public int leverage(int slot) {
    return (int) (amounts[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY] >>> LEVERAGE_SHIFT);
  }

  /** Leverage of a pair that may have no slot, or Leverages.NONE. */
  public int leverage(int slot, int scopeId, int marketId) {
    return slot == NONE ? leverages.of(scopeId, marketId) : leverage(slot);
  }

  /** Repeats in a slot the leverage that the owner set. */
  public void setLeverage(int slot, int leverage) {
    amounts[slot * STRIDE + LEVERAGE_AND_REDUCE_ONLY] =
        (long) leverage << LEVERAGE_SHIFT | reduceOnlyOrders(slot);
  }

  /** Lots of the resting orders of a side. */
  public long orderLots(int slot, Side side) {
    return amounts[slot * STRIDE + ORDER_LOTS + side.code()];
  }

  /** Sum of lots x price in ticks of the resting orders of a side. */
  public long orderValue(int slot, Side side) {
    return amounts[slot * STRIDE + ORDER_VALUE + side.code()];
  }

  /**
   * Largest sum of resting lots of one side that any scope has in a market. Walks every slot: for
   * rare commands of the operator only.
   */
  public long largestOrderLots(int marketId) {
    long largest = 0;
    for (int base = 0; base < amounts.length; base += STRIDE) {
      if (links[base + MARKET] == marketId) {
        largest = Math.max(largest, amounts[base + ORDER_LOTS]);
        largest = Math.max(largest, amounts[base + ORDER_LOTS + 1]);
      }
    }
    return largest;
  }

  /** Oldest resting order of a side, or NONE. */
  public int oldestOrder(int slot, Side side) {
    return links[slot * STRIDE + OLDEST_ORDER + side.code()];
  }

  /** Newest resting order of a side, or NONE. */
  public int newestOrder(int slot, Side side) {
    return links[slot * STRIDE + NEWEST_ORDER + side.code()];
  }

  /** Sets the ends of the list of resting orders of a side. */
  public void oldestOrder(int slot, Side side, int orderSlot) {
    links[slot * STRIDE + OLDEST_ORDER + side.code()] = orderSlot;
  }

  /** Sets the newest end of the list of resting orders of a side. */
  public void newestOrder(int slot, Side side, int orderSlot) {
    links[slot * STRIDE + NEWEST_ORDER + side.code()] = orderSlot;
  }

  /** Adds resting lots of a side at a price, or removes them when lots is below 0. */
  public void addOrderLots(int slot, Side side, long lots, int priceTicks) {
    int base = slot * STRIDE + side.code();
    amounts[base + ORDER_LOTS] += lots;
    amounts[base + ORDER_VALUE] += lots * priceTicks;
  }

  /** Replaces the position after a change. */
  public void set(int slot, long lots, long costMicros, long realizedByChangeMicros) {
    int base = slot * STRIDE;
    if (lots == 0) {
      holders.remove(slot);
    } else if (amounts[base + LOTS] == 0) {
      holders.add(slot, links[base + MARKET]);
    }
    amounts[base + LOTS] = lots;
    amounts[base + COST] = costMicros;
    long before = realized[slot];
    long after = before + realizedByChangeMicros;
    boolean wrapped = ((before ^ after) & (realizedByChangeMicros ^ after)) < 0;
    realized[slot] = wrapped ? (before < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : after;
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
      for (int word = 0; word < STRIDE; word++) {
        hash.add(amounts[slot * STRIDE + word]);
      }
    }
    hash.add(NONE);
  }
}
