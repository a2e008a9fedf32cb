package io.quantdesk.engine.book;

import io.quantdesk.engine.order.Side;

/**
 * One market's resting orders in price-time priority. Many books share the two pools; all of them
 * belong to one thread. The book is never crossed: the caller matches an incoming order first and
 * adds only what cannot trade.
 *
 * <p>A level is a doubly linked queue. Its ends and the orders' links use NONE for "no neighbour",
 * and {@link RestingOrders} has a scratch record in that place, so joining and leaving a queue has
 * no special cases and no branches.
 */
public final class OrderBook {
  /** No price: the side is empty, or there is no further level. */
  public static final int NO_PRICE = -1;

  private static final int NONE = RestingOrders.NONE;

  /** Below the key of any price. */
  private static final long NO_KEY = Long.MIN_VALUE;

  private final RestingOrders orders;
  private final PriceLevels levels;
  private final PriceIndex index;

  /** The best price of each side as a key: see {@link #key}. */
  private final long[] bestKeys = {NO_KEY, NO_KEY};

  /** An empty book over shared pools. */
  public OrderBook(RestingOrders orders, PriceLevels levels) {
    this.orders = orders;
    this.levels = levels;
    this.index = new PriceIndex(levels);
  }

  /**
   * Whether {@link #add} will find room for a level at this price. False is a refusal to make
   * before anything is changed; room that an order has now stays until other orders are added.
   */
  public boolean hasRoomFor(int priceTicks) {
    return index.hasRoomFor(priceTicks);
  }

  /**
   * Puts an order at the end of the queue at its price. Price, side and leaves of the slot are set;
   * leaves are positive, the price does not cross the other side, and there is room for it.
   *
   * @return the quantity of the level with this order
   */
  public long add(int slot) {
    int sideAndPrice = orders.sideAndPrice(slot);
    int side = sideAndPrice >>> (Integer.SIZE - 1);
    int priceTicks = sideAndPrice & Integer.MAX_VALUE;
    long leavesLots = orders.leavesLots(slot);
    int otherSide = side ^ 1;
    if (leavesLots <= 0 || bestKeys[otherSide] >= key(otherSide, priceTicks)) {
      throw new IllegalStateException("order without leaves or through the other side: " + slot);
    }
    int level = index.findOrCreate(priceTicks);
    long before = levels.qtyLots(level);
    long after = Math.addExact(before, leavesLots);
    int tail = levels.tail(level);
    orders.link(slot, level, tail);
    orders.setNext(tail, slot);
    levels.setEnds(level, ifNone(tail, slot, levels.head(level)), slot);
    levels.setQtyLots(level, after);
    if (before == 0) {
      index.occupy(level);
      bestKeys[side] = Math.max(bestKeys[side], key(side, priceTicks));
    }
    return after;
  }

  /**
   * Takes an order out of the book; its slot stays acquired.
   *
   * @return the quantity of its level without it
   */
  public long remove(int slot) {
    int level = orders.level(slot);
    long leftLots = levels.qtyLots(level) - orders.leavesLots(slot);
    levels.setQtyLots(level, leftLots);
    unlink(slot, level);
    if (leftLots == 0) {
      vacate(level, orders.sideAndPrice(slot));
    }
    return leftLots;
  }

  /**
   * Lowers the leaves of an order that keeps its place in the queue.
   *
   * @param leavesLots positive, at most what it has
   * @return the quantity of its level after it
   */
  public long reduce(int slot, long leavesLots) {
    long before = orders.leavesLots(slot);
    if (leavesLots <= 0 || leavesLots > before) {
      throw new IllegalArgumentException("cannot reduce " + before + " to " + leavesLots);
    }
    int level = orders.level(slot);
    long levelLots = levels.qtyLots(level) - (before - leavesLots);
    levels.setQtyLots(level, levelLots);
    orders.setLeavesLots(slot, leavesLots);
    return levelLots;
  }

  /**
   * Trades an incoming order against the other side, best price first, oldest order first, each
   * fill at the resting order's price, as far as quantity and limit reach.
   *
   * @return what is left of the quantity
   */
  public long match(Side takerSide, int limitTicks, long qtyLots, Fills fills) {
    int makers = takerSide.code() ^ 1;
    long limitKey = key(makers, limitTicks);
    long left = qtyLots;
    while (left > 0 && bestKeys[makers] >= limitKey) {
      left = matchBestLevel(makers, left, fills);
    }
    return left;
  }

  /** What {@link #match} would fill, counted up to a quantity; changes nothing. */
  public long fillableLots(Side takerSide, int limitTicks, long upToLots) {
    Side makers = takerSide.opposite();
    long fillable = 0;
    int priceTicks = bestPriceTicks(makers);
    while (priceTicks != NO_PRICE
        && takerSide.crosses(limitTicks, priceTicks)
        && fillable < upToLots) {
      // levels sum to at most a long each; the sum of two cannot wrap unnoticed
      fillable += Math.min(levelQtyLots(priceTicks), upToLots - fillable);
      priceTicks = nextPriceTicks(makers, priceTicks);
    }
    return fillable;
  }

  /** The highest bid or lowest ask; NO_PRICE when the side is empty. */
  public int bestPriceTicks(Side side) {
    long key = bestKeys[side.code()];
    return key == NO_KEY ? NO_PRICE : price(side.code(), key);
  }

  /** What the best level of a side holds; 0 when the side is empty. */
  public long bestQtyLots(Side side) {
    int priceTicks = bestPriceTicks(side);
    return priceTicks == NO_PRICE ? 0 : levelQtyLots(priceTicks);
  }

  /** What the level at a price holds, of whichever side it is; 0 when nothing rests there. */
  public long levelQtyLots(int priceTicks) {
    int level = index.find(priceTicks);
    return level == NONE ? 0 : levels.qtyLots(level);
  }

  /**
   * The next worse price of a side that has orders, seen from any price that is not better than the
   * side's best; NO_PRICE when there is none.
   */
  public int nextPriceTicks(Side side, int priceTicks) {
    int level = side == Side.BUY ? index.belowPrice(priceTicks) : index.abovePrice(priceTicks);
    return level == NONE ? NO_PRICE : orders.priceTicks(levels.head(level));
  }

  /**
   * The slot of the oldest order at a price; {@link RestingOrders#NONE} when nothing rests there.
   */
  public int firstOrder(int priceTicks) {
    int level = index.find(priceTicks);
    return level == NONE ? NONE : levels.head(level);
  }

  /**
   * The slot of the order behind an order of this book; {@link RestingOrders#NONE} after the last.
   */
  public int nextOrder(int slot) {
    return orders.next(slot);
  }

  private long matchBestLevel(int makers, long qtyLots, Fills fills) {
    int priceTicks = price(makers, bestKeys[makers]);
    int level = index.find(priceTicks);
    long levelLots = levels.qtyLots(level);
    long left = qtyLots;
    while (left > 0 && levelLots > 0) {
      int maker = levels.head(level);
      long fillLots = Math.min(left, orders.leavesLots(maker));
      left -= fillLots;
      levelLots -= fillLots;
      levels.setQtyLots(level, levelLots);
      long makerLeavesLots = orders.fill(maker, fillLots);
      if (makerLeavesLots == 0) {
        unlink(maker, level);
        if (levelLots == 0) {
          vacate(level, orders.sideAndPrice(maker));
        }
      }
      fills.onFill(maker, priceTicks, fillLots, makerLeavesLots, levelLots);
    }
    return left;
  }

  private void unlink(int slot, int level) {
    int prev = orders.prev(slot);
    int next = orders.next(slot);
    orders.setNext(prev, next);
    orders.setPrev(next, prev);
    levels.setEnds(
        level, ifNone(prev, next, levels.head(level)), ifNone(next, prev, levels.tail(level)));
    orders.unlink(slot);
  }

  private void vacate(int level, int sideAndPrice) {
    int side = sideAndPrice >>> (Integer.SIZE - 1);
    int priceTicks = sideAndPrice & Integer.MAX_VALUE;
    if (bestKeys[side] == key(side, priceTicks)) {
      int next = side == 0 ? index.below(level, priceTicks) : index.above(level, priceTicks);
      bestKeys[side] = next == NONE ? NO_KEY : key(side, orders.priceTicks(levels.head(next)));
    }
    index.vacate(level, priceTicks);
  }

  /** Prices as numbers of which the better one is the greater: a bid itself, an ask negated. */
  private static long key(int side, int priceTicks) {
    return (priceTicks ^ (long) -side) + side;
  }

  private static int price(int side, long key) {
    return (int) ((key ^ -side) + side);
  }

  /** One of two slots, by whether a third is NONE, without a branch. */
  private static int ifNone(int slot, int thenSlot, int elseSlot) {
    int isNone = slot >> (Integer.SIZE - 1);
    return elseSlot ^ ((elseSlot ^ thenSlot) & isNone);
  }
}
