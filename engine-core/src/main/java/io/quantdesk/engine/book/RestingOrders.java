package io.quantdesk.engine.book;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;

/**
 * The pool of all resting orders, of all books: records of eight longs, one cache line each, in one
 * flat array, named by their slot. The most recently released slot is the next one acquired, which
 * keeps the working set small and makes slots the same wherever the same commands are replayed.
 *
 * <pre>
 * level (32 bits), price (31), side (1) | next (32), prev (32) | leaves | cum
 * order id | client order id | position (32), flags (32) | owner's next (32), owner's prev (32)
 * </pre>
 *
 * Low bits first. Level, next and prev belong to the {@link OrderBook}. Position, flags and the
 * owner's links are the caller's and mean nothing here.
 */
public final class RestingOrders {
  /** No slot: the pool is empty, or a list ends here. */
  public static final int NONE = -1;

  /** What one order takes of the pool. */
  public static final int BYTES_PER_ORDER = 64;

  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private static final int RECORD_SHIFT = 3;

  /**
   * Where slot 0 lies. A big array begins 16 bytes behind a cache line, so records begin 48 bytes
   * into it; and in front of slot 0 lies the scratch record of "slot" NONE, which takes what the
   * book writes to a neighbour that does not exist.
   */
  private static final int SLOT_0 = 6 + (1 << RECORD_SHIFT);

  private static final int PLACE = SLOT_0;
  private static final int LINKS = SLOT_0 + 1;
  private static final int LEAVES = SLOT_0 + 2;
  private static final int CUM = SLOT_0 + 3;
  private static final int ORDER_ID = SLOT_0 + 4;
  private static final int CL_ORD_ID = SLOT_0 + 5;
  private static final int POSITION_AND_FLAGS = SLOT_0 + 6;
  private static final int OWNER_LINKS = SLOT_0 + 7;

  /** The largest pool whose records one array can hold. */
  private static final int CAPACITY_MAX = (Integer.MAX_VALUE - 8 - SLOT_0) >> RECORD_SHIFT;

  private static final long LOW_HALF = (1L << Integer.SIZE) - 1;
  private static final int UNLINKED = -1;
  private static final int FREE = -2;

  private final long[] words;
  private final int capacity;
  private int freeHead = NONE;
  private int untouched;
  private int available;

  /** Takes 64 bytes an order, at once; the pool never grows. */
  public RestingOrders(int capacity) {
    if (capacity < 1 || capacity > CAPACITY_MAX) {
      throw new IllegalArgumentException(
          "resting orders: " + capacity + " is not within 1 to " + CAPACITY_MAX);
    }
    this.capacity = capacity;
    this.available = capacity;
    this.words = new long[SLOT_0 + (capacity << RECORD_SHIFT)];
  }

  /**
   * A slot of the caller's own with all fields 0, its owner's links NONE; or NONE when all are
   * taken.
   */
  public int acquire() {
    int slot = freeHead;
    if (slot != NONE) {
      freeHead = next(slot);
    } else if (untouched < capacity) {
      slot = untouched++;
    } else {
      return NONE;
    }
    available--;
    int at = slot << RECORD_SHIFT;
    words[at + PLACE] = pair(UNLINKED, 0);
    words[at + LINKS] = pair(NONE, NONE);
    words[at + LEAVES] = 0;
    words[at + CUM] = 0;
    words[at + ORDER_ID] = 0;
    words[at + CL_ORD_ID] = 0;
    words[at + POSITION_AND_FLAGS] = 0;
    words[at + OWNER_LINKS] = pair(NONE, NONE);
    return slot;
  }

  /** Gives a slot back. It must be acquired and in no book: anything else is corrupt code. */
  public void release(int slot) {
    if (level(slot) != UNLINKED) {
      throw new IllegalStateException("slot " + slot + " is free or still in a book");
    }
    int at = slot << RECORD_SHIFT;
    words[at + PLACE] = FREE;
    words[at + LINKS] = freeHead;
    freeHead = slot;
    available++;
  }

  /** Adds the free slots to a hash, in the order in which they will be acquired. */
  public void hashFreeSlots(StateHash hash) {
    for (int slot = freeHead; slot != NONE; slot = next(slot)) {
      hash.add(slot);
    }
    hash.add(untouched);
  }

  /** How many slots can still be acquired. */
  public int available() {
    return available;
  }

  /** All slots from this one on have never been acquired. */
  public int touched() {
    return untouched;
  }

  /** How many slots there are. */
  public int capacity() {
    return capacity;
  }

  public int priceTicks(int slot) {
    return sideAndPrice(slot) & Integer.MAX_VALUE;
  }

  public Side side(int slot) {
    return SIDES[sideAndPrice(slot) >>> (Integer.SIZE - 1)];
  }

  /** Sets both; the price is any non-negative int. Not while the order is in a book. */
  public void setPriceAndSide(int slot, int priceTicks, Side side) {
    words[(slot << RECORD_SHIFT) + PLACE] =
        pair(UNLINKED, priceTicks | side.code() << (Integer.SIZE - 1));
  }

  public long leavesLots(int slot) {
    return words[(slot << RECORD_SHIFT) + LEAVES];
  }

  /** Not while the order is in a book: see {@link OrderBook#reduce}. */
  public void setLeavesLots(int slot, long leavesLots) {
    words[(slot << RECORD_SHIFT) + LEAVES] = leavesLots;
  }

  /** What has been filled so far; fills in the book add to it. */
  public long cumLots(int slot) {
    return words[(slot << RECORD_SHIFT) + CUM];
  }

  public void setCumLots(int slot, long cumLots) {
    words[(slot << RECORD_SHIFT) + CUM] = cumLots;
  }

  public long orderId(int slot) {
    return words[(slot << RECORD_SHIFT) + ORDER_ID];
  }

  public void setOrderId(int slot, long orderId) {
    words[(slot << RECORD_SHIFT) + ORDER_ID] = orderId;
  }

  public long clOrdId(int slot) {
    return words[(slot << RECORD_SHIFT) + CL_ORD_ID];
  }

  public void setClOrdId(int slot, long clOrdId) {
    words[(slot << RECORD_SHIFT) + CL_ORD_ID] = clOrdId;
  }

  public int positionSlot(int slot) {
    return low(slot, POSITION_AND_FLAGS);
  }

  public void setPositionSlot(int slot, int positionSlot) {
    setLow(slot, POSITION_AND_FLAGS, positionSlot);
  }

  public int flags(int slot) {
    return high(slot, POSITION_AND_FLAGS);
  }

  public void setFlags(int slot, int flags) {
    setHigh(slot, POSITION_AND_FLAGS, flags);
  }

  public int ownerNext(int slot) {
    return low(slot, OWNER_LINKS);
  }

  public void setOwnerNext(int slot, int ownerNext) {
    setLow(slot, OWNER_LINKS, ownerNext);
  }

  public int ownerPrev(int slot) {
    return high(slot, OWNER_LINKS);
  }

  public void setOwnerPrev(int slot, int ownerPrev) {
    setHigh(slot, OWNER_LINKS, ownerPrev);
  }

  /** The sign bit is the side's code, the rest the price. */
  int sideAndPrice(int slot) {
    return high(slot, PLACE);
  }

  int level(int slot) {
    return low(slot, PLACE);
  }

  int next(int slot) {
    return low(slot, LINKS);
  }

  int prev(int slot) {
    return high(slot, LINKS);
  }

  /** Whether an order of a book is the only one of its level. */
  boolean isAlone(int slot) {
    return words[(slot << RECORD_SHIFT) + LINKS] == -1;
  }

  void setNext(int slot, int next) {
    setLow(slot, LINKS, next);
  }

  void setPrev(int slot, int prev) {
    setHigh(slot, LINKS, prev);
  }

  /** Puts an order that is in no book at the end of a level. */
  void link(int slot, int sideAndPrice, int level, int prev) {
    int at = slot << RECORD_SHIFT;
    words[at + PLACE] = pair(level, sideAndPrice);
    words[at + LINKS] = pair(NONE, prev);
  }

  /** Marks an order as being in no book. */
  void unlink(int slot) {
    words[(slot << RECORD_SHIFT) + PLACE] |= UNLINKED & LOW_HALF;
  }

  /** Moves lots from leaves to cum; returns the leaves. */
  long fill(int slot, long qtyLots) {
    long leavesLots = leavesLots(slot) - qtyLots;
    setLeavesLots(slot, leavesLots);
    setCumLots(slot, cumLots(slot) + qtyLots);
    return leavesLots;
  }

  private int low(int slot, int word) {
    return (int) words[(slot << RECORD_SHIFT) + word];
  }

  private int high(int slot, int word) {
    return (int) (words[(slot << RECORD_SHIFT) + word] >>> Integer.SIZE);
  }

  private void setLow(int slot, int word, int value) {
    int at = (slot << RECORD_SHIFT) + word;
    words[at] = (words[at] & ~LOW_HALF) | (value & LOW_HALF);
  }

  private void setHigh(int slot, int word, int value) {
    int at = (slot << RECORD_SHIFT) + word;
    words[at] = (words[at] & LOW_HALF) | ((long) value << Integer.SIZE);
  }

  private static long pair(int low, int high) {
    return (low & LOW_HALF) | ((long) high << Integer.SIZE);
  }
}
