package io.quantdesk.engine.book;

import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.order.Side;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The pool of all resting orders, of all books: records of one cache line each in one flat array,
 * named by their slot. The most recently released slot is the next one acquired, which keeps the
 * working set small and makes slots the same wherever the same commands are replayed.
 *
 * <pre>
 *  0 price, top bit side | 4 level | 8 next | 12 prev | 16 leaves | 24 cum
 * 32 order id | 40 client order id | 48 position | 52 flags | 56 owner's next | 60 owner's prev
 * </pre>
 *
 * Level, next and prev belong to the {@link OrderBook}. Position, flags and the owner's links are
 * the caller's and mean nothing here.
 */
public final class RestingOrders {
  /** No slot: the pool is empty, or a list ends here. */
  public static final int NONE = -1;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private static final int RECORD_SHIFT = 6;

  /**
   * Where slot 0 lies. A big array begins 16 bytes behind a cache line, so records begin 48 bytes
   * into it; and in front of slot 0 lies the scratch record of "slot" NONE, which takes what the
   * book writes to a neighbour that does not exist.
   */
  private static final int SLOT_0 = 48 + (1 << RECORD_SHIFT);

  private static final int PRICE = SLOT_0;
  private static final int LEVEL = SLOT_0 + 4;
  private static final int NEXT = SLOT_0 + 8;
  private static final int PREV = SLOT_0 + 12;
  private static final int LEAVES = SLOT_0 + 16;
  private static final int CUM = SLOT_0 + 24;
  private static final int ORDER_ID = SLOT_0 + 32;
  private static final int CL_ORD_ID = SLOT_0 + 40;
  private static final int POSITION = SLOT_0 + 48;
  private static final int FLAGS = SLOT_0 + 52;
  private static final int OWNER_NEXT = SLOT_0 + 56;
  private static final int OWNER_PREV = SLOT_0 + 60;

  /** The largest pool whose records one array can hold. */
  private static final int CAPACITY_MAX = (Integer.MAX_VALUE - 8 - SLOT_0) >> RECORD_SHIFT;

  private static final int UNLINKED = -1;
  private static final int FREE = -2;

  private final byte[] memory;
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
    this.memory = new byte[SLOT_0 + (capacity << RECORD_SHIFT)];
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
    LONG.set(memory, at + PRICE, (long) UNLINKED << Integer.SIZE);
    LONG.set(memory, at + NEXT, -1L);
    LONG.set(memory, at + LEAVES, 0L);
    LONG.set(memory, at + CUM, 0L);
    LONG.set(memory, at + ORDER_ID, 0L);
    LONG.set(memory, at + CL_ORD_ID, 0L);
    LONG.set(memory, at + POSITION, 0L);
    LONG.set(memory, at + OWNER_NEXT, -1L);
    return slot;
  }

  /** Gives a slot back. It must be acquired and in no book: anything else is corrupt code. */
  public void release(int slot) {
    if (level(slot) != UNLINKED) {
      throw new IllegalStateException("slot " + slot + " is free or still in a book");
    }
    setLevel(slot, FREE);
    setNext(slot, freeHead);
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

  /** How many slots there are. */
  public int capacity() {
    return capacity;
  }

  public int priceTicks(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + PRICE) & Integer.MAX_VALUE;
  }

  public Side side(int slot) {
    return SIDES[(int) INT.get(memory, (slot << RECORD_SHIFT) + PRICE) >>> (Integer.SIZE - 1)];
  }

  /** Sets both; the price is any non-negative int. Not while the order is in a book. */
  public void setPriceAndSide(int slot, int priceTicks, Side side) {
    INT.set(memory, (slot << RECORD_SHIFT) + PRICE, priceTicks | side.code() << (Integer.SIZE - 1));
  }

  public long leavesLots(int slot) {
    return (long) LONG.get(memory, (slot << RECORD_SHIFT) + LEAVES);
  }

  /** Not while the order is in a book: see {@link OrderBook#reduce}. */
  public void setLeavesLots(int slot, long leavesLots) {
    LONG.set(memory, (slot << RECORD_SHIFT) + LEAVES, leavesLots);
  }

  /** What has been filled so far; fills in the book add to it. */
  public long cumLots(int slot) {
    return (long) LONG.get(memory, (slot << RECORD_SHIFT) + CUM);
  }

  public void setCumLots(int slot, long cumLots) {
    LONG.set(memory, (slot << RECORD_SHIFT) + CUM, cumLots);
  }

  public long orderId(int slot) {
    return (long) LONG.get(memory, (slot << RECORD_SHIFT) + ORDER_ID);
  }

  public void setOrderId(int slot, long orderId) {
    LONG.set(memory, (slot << RECORD_SHIFT) + ORDER_ID, orderId);
  }

  public long clOrdId(int slot) {
    return (long) LONG.get(memory, (slot << RECORD_SHIFT) + CL_ORD_ID);
  }

  public void setClOrdId(int slot, long clOrdId) {
    LONG.set(memory, (slot << RECORD_SHIFT) + CL_ORD_ID, clOrdId);
  }

  public int positionSlot(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + POSITION);
  }

  public void setPositionSlot(int slot, int positionSlot) {
    INT.set(memory, (slot << RECORD_SHIFT) + POSITION, positionSlot);
  }

  public int flags(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + FLAGS);
  }

  public void setFlags(int slot, int flags) {
    INT.set(memory, (slot << RECORD_SHIFT) + FLAGS, flags);
  }

  public int ownerNext(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + OWNER_NEXT);
  }

  public void setOwnerNext(int slot, int ownerNext) {
    INT.set(memory, (slot << RECORD_SHIFT) + OWNER_NEXT, ownerNext);
  }

  public int ownerPrev(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + OWNER_PREV);
  }

  public void setOwnerPrev(int slot, int ownerPrev) {
    INT.set(memory, (slot << RECORD_SHIFT) + OWNER_PREV, ownerPrev);
  }

  /** The sign bit is the side's code, the rest the price. */
  int sideAndPrice(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + PRICE);
  }

  int level(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + LEVEL);
  }

  int next(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + NEXT);
  }

  int prev(int slot) {
    return (int) INT.get(memory, (slot << RECORD_SHIFT) + PREV);
  }

  void setNext(int slot, int next) {
    INT.set(memory, (slot << RECORD_SHIFT) + NEXT, next);
  }

  void setPrev(int slot, int prev) {
    INT.set(memory, (slot << RECORD_SHIFT) + PREV, prev);
  }

  /** Puts an order that is in no book at the end of a level. */
  void link(int slot, int level, int prev) {
    setLevel(slot, level);
    setNext(slot, NONE);
    setPrev(slot, prev);
  }

  /** Marks an order as being in no book. */
  void unlink(int slot) {
    setLevel(slot, UNLINKED);
  }

  /** Moves lots from leaves to cum; returns the leaves. */
  long fill(int slot, long qtyLots) {
    long leavesLots = leavesLots(slot) - qtyLots;
    setLeavesLots(slot, leavesLots);
    setCumLots(slot, cumLots(slot) + qtyLots);
    return leavesLots;
  }

  private void setLevel(int slot, int level) {
    INT.set(memory, (slot << RECORD_SHIFT) + LEVEL, level);
  }
}
