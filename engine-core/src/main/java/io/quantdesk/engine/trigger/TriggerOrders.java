package io.quantdesk.engine.trigger;

import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import java.util.Arrays;

/**
 * Trigger orders that wait. Each has a slot among the orders, in no book, for what every order has
 * (id, owner, side, quantity, limit); here is what it waits for. Handles are places in flat arrays,
 * valid until the order leaves.
 */
public final class TriggerOrders {
  /** No trigger order. */
  public static final int NONE = PriceTrees.NONE;

  /** Most trigger orders of one sub-account. */
  public static final int MAX_PER_SCOPE = 256;

  /** Trees of one market: a rising and a falling one of each source. */
  static final int TREES_PER_MARKET = 2 * TriggerSource.values().length;

  private final RestingOrders orders;
  private final PriceTrees trees;
  private final int[] treeOf;
  private final int[] orderSlots;
  private final byte[] ordTypes;
  private final byte[] timesInForce;
  private final int[] handles;
  private final int[] scopeCounts;
  private int freeHead = NONE;
  private int untouched;
  private int count;

  /** Takes memory for a number of waiting orders, which are some of the given ones. */
  public TriggerOrders(int capacity, RestingOrders orders, int markets, int scopes) {
    this.orders = orders;
    trees = new PriceTrees((markets + 1) * TREES_PER_MARKET, capacity);
    treeOf = new int[capacity];
    orderSlots = new int[capacity];
    ordTypes = new byte[capacity];
    timesInForce = new byte[capacity];
    handles = new int[orders.capacity()];
    Arrays.fill(handles, NONE);
    scopeCounts = new int[scopes + 1];
  }

  /** Whether no more can wait. */
  public boolean isFull() {
    return count == orderSlots.length;
  }

  /** How many wait. */
  public int count() {
    return count;
  }

  /** How many of a sub-account wait. */
  public int countOf(int scopeId) {
    return scopeCounts[scopeId];
  }

  /** Handle of the order in a slot, or NONE when that does not wait. */
  public int find(int orderSlot) {
    return handles[orderSlot];
  }

  public int orderSlot(int handle) {
    return orderSlots[handle];
  }

  public OrdType ordType(int handle) {
    return OrdType.of(ordTypes[handle]);
  }

  public TimeInForce timeInForce(int handle) {
    return TimeInForce.of(timesInForce[handle]);
  }

  public TriggerSource source(int handle) {
    return TriggerSource.of(treeOf[handle] % TREES_PER_MARKET >> 1);
  }

  public int triggerTicks(int handle) {
    return Math.abs(trees.key(handle));
  }

  /** Adds an order that has its slot, id and side. */
  public void add(
      int orderSlot,
      int scopeId,
      int marketId,
      OrdType ordType,
      TimeInForce timeInForce,
      TriggerSource source,
      int triggerTicks) {
    int handle = freeHead;
    if (handle == NONE) {
      handle = untouched++;
    } else {
      freeHead = orderSlots[handle];
    }
    orderSlots[handle] = orderSlot;
    ordTypes[handle] = (byte) ordType.code();
    timesInForce[handle] = (byte) timeInForce.code();
    handles[orderSlot] = handle;
    boolean rises = ordType.firesOnRise(orders.side(orderSlot));
    treeOf[handle] = tree(marketId, source, rises);
    insert(handle, triggerTicks);
    count++;
    scopeCounts[scopeId]++;
  }

  /** Gives a waiting order another trigger; among equal ones its age still counts. */
  public void move(int handle, int triggerTicks) {
    trees.remove(treeOf[handle], handle);
    insert(handle, triggerTicks);
  }

  /** Forgets an order, which has fired or ends. */
  public void remove(int handle, int scopeId) {
    trees.remove(treeOf[handle], handle);
    handles[orderSlots[handle]] = NONE;
    orderSlots[handle] = freeHead;
    freeHead = handle;
    count--;
    scopeCounts[scopeId]--;
  }

  /**
   * Order that fires first when a price has risen or fallen, if it has met its trigger; or NONE.
   */
  int firstMet(int marketId, TriggerSource source, boolean rises, int priceTicks) {
    int first = trees.first(tree(marketId, source, rises));
    return first != NONE && trees.key(first) <= key(rises, priceTicks) ? first : NONE;
  }

  /** Adds the waiting orders of a market to a hash, in the order in which they would fire. */
  void hash(int marketId, StateHash hash) {
    for (int tree = 0; tree < TREES_PER_MARKET; tree++) {
      int handle = trees.first(marketId * TREES_PER_MARKET + tree);
      while (handle != NONE) {
        int slot = orderSlots[handle];
        hash.add(trees.key(handle)).add(ordTypes[handle]).add(timesInForce[handle]);
        hash.add(orders.orderId(slot)).add(orders.clOrdId(slot)).add(orders.flags(slot));
        hash.add(orders.priceTicks(slot)).add(orders.leavesLots(slot));
        handle = trees.next(handle);
      }
      hash.add(NONE);
    }
  }

  private void insert(int handle, int triggerTicks) {
    boolean rises = (treeOf[handle] & 1) == 0;
    long orderId = orders.orderId(orderSlots[handle]);
    trees.insert(treeOf[handle], handle, key(rises, triggerTicks), orderId);
  }

  /** Sorts what a rising price meets first, lowest first, and what a falling one, highest first. */
  private static int key(boolean rises, int priceTicks) {
    return rises ? priceTicks : -priceTicks;
  }

  private static int tree(int marketId, TriggerSource source, boolean rises) {
    return marketId * TREES_PER_MARKET + (source.code() << 1) + (rises ? 0 : 1);
  }
}
