package io.quantdesk.engine.trading;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.index.PairIndex;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;

/**
 * The resting and waiting orders as their owners see them: by order id, by client order id, by
 * position and side, oldest first. Keeps the order sums of positions equal to the books.
 *
 * <p>An order id is {@code counter << 24 | slot}: it finds its slot without a search, and the id
 * that is stored in the slot tells whether it is still that order. Orders that never rest have a
 * slot part of all ones.
 */
public final class LiveOrders {
  /** No order. */
  public static final int NONE = RestingOrders.NONE;

  /** Flag of an order that must not take. */
  private static final int POST_ONLY = 1;

  /** Flag of a post-only order that slides instead of being refused. */
  private static final int SLIDES = 8;

  /** Flag of an order that only takes what its position has. */
  private static final int REDUCE_ONLY = 16;

  /** Flag of an order of which the book shows a part. */
  private static final int ICEBERG = 32;

  /** Flags of resting orders that an incoming order has to look at one by one. */
  private static final int SPECIAL = REDUCE_ONLY | ICEBERG;

  /** Where two bits of the flags hold the code of the order's self-trade prevention. */
  private static final int PREVENTION_SHIFT = 1;

  private static final int PREVENTION_MASK = 3;

  /** Flag of an order that waits for its trigger, in no book. */
  static final int TRIGGER = 1 << 16;

  /** Flag of an order with an expire time. */
  static final int EXPIRES = 1 << 17;

  /** Flag of a stop that may wait beyond the liquidation price. */
  private static final int FORCE = 1 << 18;

  /** Flag of an order with legs that its fills enlarge. */
  static final int PARENT = 1 << 19;

  /** Flag of a leg of a bracket. */
  static final int LEG = 1 << 20;

  /** Flag of a leg that has no quantity yet and waits for no price before it has. */
  private static final int INACTIVE = 1 << 21;

  /** Flag of an order that is auctioned, in no book. */
  static final int AUCTIONED = 1 << 22;

  /** Flag of a quote, in no book. */
  static final int QUOTE = 1 << 23;

  private static final int SLOT_BITS = 24;
  private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;
  private static final long LAST_NUMBER = Long.MAX_VALUE >> SLOT_BITS;

  private final RestingOrders orders;
  private final Positions positions;
  private final ReduceOnlyOrders reduceOnly;
  private final ExpiringOrders expiring;
  private final Icebergs icebergs;
  private final Brackets brackets;
  private final PairIndex clOrdIds;
  private long lastNumber;

  public LiveOrders(
      RestingOrders orders,
      Positions positions,
      ReduceOnlyOrders reduceOnly,
      ExpiringOrders expiring,
      Icebergs icebergs,
      Brackets brackets) {
    this.orders = orders;
    this.positions = positions;
    this.reduceOnly = reduceOnly;
    this.expiring = expiring;
    this.icebergs = icebergs;
    this.brackets = brackets;
    clOrdIds = new PairIndex(orders.capacity());
  }

  /** Flags of an order's instructions. */
  static int flags(PlaceOrder order) {
    return (order.postOnly ? POST_ONLY : 0)
        | (order.postOnlySlide ? POST_ONLY | SLIDES : 0)
        | (order.reduceOnly ? REDUCE_ONLY : 0)
        | (order.force ? FORCE : 0)
        | (isIceberg(order) ? ICEBERG : 0)
        | (order.timeInForce == TimeInForce.GTD ? EXPIRES : 0)
        | order.selfTradePrevention.code() << PREVENTION_SHIFT;
  }

  /** Flags of a leg that its parent's fills will give a quantity. */
  static int inactiveLegFlags(PlaceOrder leg) {
    return (flags(leg) & ~REDUCE_ONLY) | TRIGGER | INACTIVE;
  }

  static boolean isPostOnly(int flags) {
    return (flags & POST_ONLY) != 0;
  }

  static boolean slides(int flags) {
    return (flags & SLIDES) != 0;
  }

  /** Whether flags of an order say that it only takes what its position has. */
  public static boolean isReduceOnly(int flags) {
    return (flags & REDUCE_ONLY) != 0;
  }

  static boolean isForced(int flags) {
    return (flags & FORCE) != 0;
  }

  static boolean isIceberg(int flags) {
    return (flags & ICEBERG) != 0;
  }

  private static boolean isIceberg(PlaceOrder order) {
    return order.displayQtyLots > 0;
  }

  /** Whether an incoming order has to look at it when it rests in its way. */
  public static boolean isSpecial(int flags) {
    return (flags & SPECIAL) != 0;
  }

  static boolean waits(int flags) {
    return (flags & TRIGGER) != 0;
  }

  /** Whether it is auctioned or a quote: in no book, but counted as if it were. */
  public static boolean isInAuction(int flags) {
    return (flags & (AUCTIONED | QUOTE)) != 0;
  }

  static boolean isQuote(int flags) {
    return (flags & QUOTE) != 0;
  }

  /** Whether it is a parent or a leg of a bracket. */
  static boolean isLinked(int flags) {
    return (flags & (PARENT | LEG)) != 0;
  }

  static boolean isParent(int flags) {
    return (flags & PARENT) != 0;
  }

  /** Whether flags of an order say that it is a leg of a bracket. */
  public static boolean isLeg(int flags) {
    return (flags & LEG) != 0;
  }

  /** Whether flags of an order say that it is a leg without a quantity. */
  public static boolean isInactive(int flags) {
    return (flags & INACTIVE) != 0;
  }

  static SelfTradePrevention selfTradePrevention(int flags) {
    return SelfTradePrevention.of(flags >> PREVENTION_SHIFT & PREVENTION_MASK);
  }

  /** All that is left of a live order, hidden or not. */
  public long leavesLots(int slot) {
    long leaves = orders.leavesLots(slot);
    return isIceberg(orders.flags(slot)) ? leaves + icebergs.hiddenLots(slot) : leaves;
  }

  /** Whether a new quantity of an order would be more slices than an iceberg order may have. */
  boolean isTooManySlices(int slot, long lots) {
    return isIceberg(orders.flags(slot))
        && OrderRules.isTooManySlices(icebergs.displayLots(slot), lots);
  }

  /** A live order of a sub-account by its id, or by its clOrdId when the id is 0; or NONE. */
  public int find(int subAccountId, long orderId, long clOrdId) {
    return orderId != 0 ? findById(subAccountId, orderId) : findByClOrdId(subAccountId, clOrdId);
  }

  /** Live order of a sub-account with a client order id, or NONE. */
  public int findByClOrdId(int subAccountId, long clOrdId) {
    return clOrdId == 0 ? NONE : clOrdIds.find(subAccountId, clOrdId);
  }

  /** Numbers orders: the counter part of the next id will be above this. */
  public long lastNumber() {
    return lastNumber;
  }

  /** Counter part of an order id: later orders have a larger one. */
  static long number(long orderId) {
    return orderId >>> SLOT_BITS;
  }

  boolean canNumber() {
    return canNumber(1);
  }

  boolean canNumber(int count) {
    return lastNumber <= LAST_NUMBER - count;
  }

  /** Id of the next order, which lives in a slot or, with NONE, never rests. */
  long nextOrderId(int slot) {
    return (++lastNumber << SLOT_BITS) | (slot & SLOT_MASK);
  }

  /** Gives an accepted order a slot and a number; all its lots are left. Returns the slot. */
  int open(PlaceOrder order, int positionSlot, long lots, int priceTicks, int flags) {
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, priceTicks, order.side);
    orders.setLeavesLots(slot, lots);
    orders.setOrderId(slot, nextOrderId(slot));
    orders.setClOrdId(slot, order.clOrdId);
    orders.setPositionSlot(slot, positionSlot);
    orders.setFlags(slot, flags);
    if (isIceberg(flags)) {
      icebergs.setDisplayLots(slot, order.displayQtyLots);
    }
    enter(slot);
    if ((flags & EXPIRES) != 0) {
      expiring.add(orders.orderId(slot), order.expireTimeNs);
    }
    return slot;
  }

  private void enter(int slot) {
    int position = orders.positionSlot(slot);
    Side side = orders.side(slot);
    int newest = positions.newestOrder(position, side);
    orders.setOwnerPrev(slot, newest);
    orders.setOwnerNext(slot, NONE);
    if (newest == NONE) {
      positions.oldestOrder(position, side, slot);
    } else {
      orders.setOwnerNext(newest, slot);
    }
    positions.newestOrder(position, side, slot);
    if (isReduceOnly(orders.flags(slot))) {
      reduceOnly.add(slot, position);
    } else if (isInactive(orders.flags(slot))) {
      reduceOnly.reserve(position);
    }
    if (orders.clOrdId(slot) != 0) {
      clOrdIds.put(positions.scopeId(position), orders.clOrdId(slot), slot);
    }
  }

  /** Makes a leg that gets its first lots the newest reduce-only order of its position. */
  void activate(int slot) {
    int position = orders.positionSlot(slot);
    orders.setFlags(slot, (orders.flags(slot) & ~INACTIVE) | REDUCE_ONLY);
    reduceOnly.giveBack(position);
    reduceOnly.add(slot, position);
  }

  /**
   * Follows a change of the lots that an order has in the book, at its present price. Reduce-only
   * orders need no margin and do not count (c3).
   */
  void addLots(int slot, long lots) {
    if (!isReduceOnly(orders.flags(slot))) {
      positions.addOrderLots(
          orders.positionSlot(slot), orders.side(slot), lots, orders.priceTicks(slot));
    }
  }

  /** Forgets an order that is in no book and counts no lots any more; frees its slot. */
  void leave(int slot) {
    int position = orders.positionSlot(slot);
    int flags = orders.flags(slot);
    Side side = orders.side(slot);
    int older = orders.ownerPrev(slot);
    int newer = orders.ownerNext(slot);
    if (older == NONE) {
      positions.oldestOrder(position, side, newer);
    } else {
      orders.setOwnerNext(older, newer);
    }
    if (newer == NONE) {
      positions.newestOrder(position, side, older);
    } else {
      orders.setOwnerPrev(newer, older);
    }
    if (orders.clOrdId(slot) != 0) {
      clOrdIds.remove(positions.scopeId(position), orders.clOrdId(slot));
    }
    if (isReduceOnly(flags)) {
      reduceOnly.remove(slot, position);
    }
    if ((flags & EXPIRES) != 0) {
      expiring.remove(slot);
    }
    if (isLinked(flags)) {
      leaveBracket(slot, flags);
    }
    orders.setOrderId(slot, 0);
    orders.release(slot);
  }

  private void leaveBracket(int slot, int flags) {
    if (isInactive(flags)) {
      reduceOnly.giveBack(orders.positionSlot(slot));
    }
    brackets.leave(slot);
  }

  /** Adds the counter and the free slots, which decide future ids, and icebergs to a hash. */
  public void hash(StateHash hash) {
    for (int slot = 0; slot < orders.touched(); slot++) {
      if (orders.orderId(slot) != 0 && isIceberg(orders.flags(slot))) {
        hash.add(slot).add(icebergs.displayLots(slot)).add(icebergs.hiddenLots(slot));
      }
    }
    hash.add(lastNumber).add(clOrdIds.size());
    orders.hashFreeSlots(hash);
  }

  private int findById(int subAccountId, long orderId) {
    int slot = (int) (orderId & SLOT_MASK);
    boolean live = slot < orders.capacity() && orders.orderId(slot) == orderId;
    return live && positions.scopeId(orders.positionSlot(slot)) == subAccountId ? slot : NONE;
  }
}
