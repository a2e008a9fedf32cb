package io.quantdesk.engine.trigger;

import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
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

  /** Trees of one turn of a market: a rising and a falling one of each source. */
  private static final int TREES_PER_TURN = 2 * TriggerSource.values().length;

  private static final int TREES_PER_MARKET = TREES_PER_TURN * FiringTurn.values().length;

  private final RestingOrders orders;
  private final PriceTrees trees;
  private final TrailingOrders trailing;
  private final int[] treeOf;
  private final int[] orderSlots;
  private final byte[] ordTypes;
  private final byte[] timesInForce;
  private final int[] handles;

  /**
   * By handle: whether it is a leg that no price counts for yet, and then what it will wait for.
   */
  private final boolean[] held;

  private final int[] heldTicks;
  private final int[] heldOffsets;
  private final int[] heldActivations;
  private final int[] scopeCounts;
  private int freeHead = NONE;
  private int untouched;
  private int count;

  /** Takes memory for a number of waiting orders, which are some of the given ones. */
  public TriggerOrders(int capacity, RestingOrders orders, int markets, int scopes) {
    this.orders = orders;
    trees = new PriceTrees((markets + 1) * TREES_PER_MARKET, capacity);
    trailing = new TrailingOrders((markets + 1) * TREES_PER_MARKET, capacity);
    treeOf = new int[capacity];
    orderSlots = new int[capacity];
    ordTypes = new byte[capacity];
    timesInForce = new byte[capacity];
    held = new boolean[capacity];
    heldTicks = new int[capacity];
    heldOffsets = new int[capacity];
    heldActivations = new int[capacity];
    handles = new int[orders.capacity()];
    Arrays.fill(handles, NONE);
    scopeCounts = new int[scopes + 1];
  }

  /** Whether no more can wait. */
  public boolean isFull() {
    return available() == 0;
  }

  /** How many more can wait. */
  public int available() {
    return orderSlots.length - count;
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
    return TriggerSource.of(treeOf[handle] % TREES_PER_TURN >> 1);
  }

  /**
   * Price that fires it; of a trailing stop the present one, and before it follows the first one.
   */
  public int triggerTicks(int handle) {
    if (held[handle]) {
      return heldTriggerTicks(handle);
    }
    return isTrailing(handle) ? trailing.triggerTicks(handle) : Math.abs(trees.key(handle));
  }

  /** A held trailing stop would start at its activation price or where it was placed or amended. */
  private int heldTriggerTicks(int handle) {
    if (!isTrailing(handle)) {
      return heldTicks[handle];
    }
    int start = heldActivations[handle] != 0 ? heldActivations[handle] : heldTicks[handle];
    Side side = orders.side(orderSlots[handle]);
    return (int) TrailingOffset.triggerTicks(side, start, heldOffsets[handle]);
  }

  /** Distance of a trailing stop, see {@link TrailingOffset}; 0 for others. */
  public int trailingOffset(int handle) {
    if (held[handle]) {
      return heldOffsets[handle];
    }
    return isTrailing(handle) ? trailing.offset(handle) : 0;
  }

  /** Price that a trailing stop waits for before it follows; otherwise 0. */
  public int activationTicks(int handle) {
    if (held[handle]) {
      return heldActivations[handle];
    }
    return isTrailing(handle) ? trailing.activationTicks(handle) : 0;
  }

  /** Best price of a trailing stop since it follows; otherwise 0. */
  public int bestTicks(int handle) {
    return isTrailing(handle) && !held[handle] ? trailing.bestTicks(handle) : 0;
  }

  /** Whether no price counts for it yet: see {@link #hold}. */
  public boolean isHeld(int handle) {
    return held[handle];
  }

  /**
   * Adds an order that has its slot, id and side.
   *
   * @param presentTicks where a trailing stop without an activation price starts
   */
  public void add(int orderSlot, PlaceOrder order, int presentTicks) {
    int handle = acquire(orderSlot, order);
    if (!order.ordType.isTrailing()) {
      insert(handle, order.triggerPriceTicks);
    } else {
      int offset = TrailingOffset.of(order.trailingOffsetTicks, order.trailingOffsetPpm);
      insertTrailing(handle, offset, order.activationPriceTicks, presentTicks);
    }
  }

  /**
   * Adds an order that has its slot, id and side, but waits for no price before {@link #activate}.
   *
   * @param presentTicks where a trailing stop would start now
   */
  public void hold(int orderSlot, PlaceOrder order, int presentTicks) {
    int handle = acquire(orderSlot, order);
    boolean trails = order.ordType.isTrailing();
    held[handle] = true;
    heldTicks[handle] = trails ? presentTicks : order.triggerPriceTicks;
    heldOffsets[handle] =
        trails ? TrailingOffset.of(order.trailingOffsetTicks, order.trailingOffsetPpm) : 0;
    heldActivations[handle] = order.activationPriceTicks;
  }

  /**
   * From now on prices count for an order that was held.
   *
   * @param activationTicks what a trailing stop waits for, or 0: it follows
   * @param presentTicks where a trailing stop that follows starts
   */
  public void activate(int handle, int activationTicks, int presentTicks) {
    held[handle] = false;
    if (isTrailing(handle)) {
      insertTrailing(handle, heldOffsets[handle], activationTicks, presentTicks);
    } else {
      insert(handle, heldTicks[handle]);
    }
  }

  private int acquire(int orderSlot, PlaceOrder order) {
    int handle = freeHead;
    if (handle == NONE) {
      handle = untouched++;
    } else {
      freeHead = orderSlots[handle];
    }
    orderSlots[handle] = orderSlot;
    ordTypes[handle] = (byte) order.ordType.code();
    timesInForce[handle] = (byte) order.timeInForce.code();
    handles[orderSlot] = handle;
    boolean rises = order.ordType.firesOnRise(order.side);
    FiringTurn turn = FiringTurn.ofOrder(order.reduceOnly);
    treeOf[handle] = tree(order.marketId, order.triggerSource, turn, rises);
    count++;
    scopeCounts[order.subAccountId]++;
    return handle;
  }

  /** Gives a waiting order another trigger; among equal ones its age still counts. */
  public void move(int handle, int triggerTicks) {
    if (held[handle]) {
      heldTicks[handle] = triggerTicks;
      return;
    }
    trees.remove(treeOf[handle], handle);
    insert(handle, triggerTicks);
  }

  /**
   * Gives a trailing stop another distance, for the prices that come from now on.
   *
   * @param activationTicks what it waits for, or 0: it follows
   * @param bestTicks its best price if it follows
   */
  public void trail(int handle, int offset, int activationTicks, int bestTicks) {
    if (held[handle]) {
      heldOffsets[handle] = offset;
      heldActivations[handle] = activationTicks;
      heldTicks[handle] = bestTicks;
      return;
    }
    trailing.remove(handle);
    insertTrailing(handle, offset, activationTicks, bestTicks);
  }

  /** Forgets an order, which has fired or ends. */
  public void remove(int handle, int scopeId) {
    if (held[handle]) {
      held[handle] = false;
    } else if (isTrailing(handle)) {
      trailing.remove(handle);
    } else {
      trees.remove(treeOf[handle], handle);
    }
    handles[orderSlots[handle]] = NONE;
    orderSlots[handle] = freeHead;
    freeHead = handle;
    count--;
    scopeCounts[scopeId]--;
  }

  /** Lets the trailing stops of an open market see a price. */
  void see(int marketId, TriggerSource source, int priceTicks) {
    if (!trailing.isEmpty()) {
      see(marketId, source, FiringTurn.BEFORE_LIQUIDATIONS, priceTicks);
      see(marketId, source, FiringTurn.AFTER_LIQUIDATIONS, priceTicks);
    }
  }

  /**
   * Order of a turn that fires first when a price has risen or fallen, if it has met its trigger;
   * or NONE. Of equal triggers those that trail come last.
   */
  int firstMet(int marketId, TriggerSource source, FiringTurn turn, boolean rises, int priceTicks) {
    int tree = tree(marketId, source, turn, rises);
    int fixed = trees.first(tree);
    if (fixed != NONE && trees.key(fixed) > key(rises, priceTicks)) {
      fixed = NONE;
    }
    int trails = trailing.firstMet(tree);
    if (fixed == NONE || trails == NONE) {
      return fixed == NONE ? trails : fixed;
    }
    return trees.key(fixed) <= key(rises, trailing.triggerTicks(trails)) ? fixed : trails;
  }

  /** Adds the waiting orders of a market to a hash, in the order in which they are sorted. */
  void hash(int marketId, StateHash hash) {
    for (int i = 0; i < TREES_PER_MARKET; i++) {
      int tree = marketId * TREES_PER_MARKET + i;
      for (int handle = trees.first(tree); handle != NONE; handle = trees.next(handle)) {
        hashOrder(handle, hash);
        hash.add(trees.key(handle));
      }
      hash.add(NONE);
      for (int handle = trailing.first(tree); handle != NONE; handle = trailing.next(handle)) {
        hashOrder(handle, hash);
        hash.add(trailing.offset(handle)).add(trailing.activationTicks(handle));
        hash.add(trailing.bestTicks(handle)).add(trailing.isMet(handle) ? 1 : 0);
      }
      hash.add(NONE);
    }
  }

  /** Adds the held orders of all markets to a hash. */
  void hashHeld(StateHash hash) {
    for (int slot = 0; slot < orders.touched(); slot++) {
      int handle = handles[slot];
      if (handle != NONE && held[handle]) {
        hashOrder(handle, hash);
        hash.add(treeOf[handle]).add(heldTicks[handle]);
        hash.add(heldOffsets[handle]).add(heldActivations[handle]);
      }
    }
    hash.add(NONE);
  }

  private void hashOrder(int handle, StateHash hash) {
    int slot = orderSlots[handle];
    hash.add(ordTypes[handle]).add(timesInForce[handle]);
    hash.add(orders.orderId(slot)).add(orders.clOrdId(slot)).add(orders.flags(slot));
    hash.add(orders.priceTicks(slot)).add(orders.leavesLots(slot));
  }

  private void see(int marketId, TriggerSource source, FiringTurn turn, int priceTicks) {
    trailing.see(tree(marketId, source, turn, true), priceTicks);
    trailing.see(tree(marketId, source, turn, false), priceTicks);
  }

  private boolean isTrailing(int handle) {
    return ordType(handle).isTrailing();
  }

  private void insertTrailing(int handle, int offset, int activationTicks, int bestTicks) {
    long orderId = orders.orderId(orderSlots[handle]);
    if (activationTicks == 0) {
      trailing.follow(treeOf[handle], handle, bestTicks, offset, orderId);
    } else {
      trailing.standBy(treeOf[handle], handle, activationTicks, offset, orderId);
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

  private static int tree(int marketId, TriggerSource source, FiringTurn turn, boolean rises) {
    int first = marketId * TREES_PER_MARKET + turn.code() * TREES_PER_TURN;
    return first + (source.code() << 1) + (rises ? 0 : 1);
  }
}
