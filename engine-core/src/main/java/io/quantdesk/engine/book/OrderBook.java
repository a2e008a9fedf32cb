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

  private final RestingOrders orders;
  private final PriceLevels levels;
  private final PriceLadder[] ladders;

  /** An empty book over shared pools. */
  public OrderBook(RestingOrders orders, PriceLevels levels) {
    this.orders = orders;
    this.levels = levels;
    this.ladders = new PriceLadder[] {new PriceLadder(levels), new PriceLadder(levels)};
  }

  /**
   * Whether {@link #add} will find room for a level at this price. False is a refusal to make
   * before anything is changed; what {@link #match} does in between only makes more room.
   */
  public boolean hasRoomFor(Side side, int priceTicks) {
    return ladders[side.code()].hasRoomFor(key(side.code(), priceTicks));
  }

  /**
   * Puts an order at the end of the queue at its price. Price, side and leaves of the slot are set;
   * leaves are positive, the price does not cross the other side, and there is room for it.
   *
   * @return the quantity of the level with this order
   */
  public long add(int slot) {
    int sideAndPrice = orders.sideAndPrice(slot);
    long leavesLots = orders.leavesLots(slot);
    int side = sideAndPrice >>> (Integer.SIZE - 1);
    int priceTicks = sideAndPrice & Integer.MAX_VALUE;
    int key = key(side, priceTicks);
    PriceLadder ladder = ladders[side];
    if (leavesLots <= 0 || (key > ladder.bestKey() && reaches(side ^ 1, priceTicks))) {
      throw new IllegalStateException("order without leaves or through the other side: " + slot);
    }
    int place = ladder.placeFor(key);
    int level = ladder.levelAt(place, key);
    if (level == NONE) {
      level = ladder.insert(key, place, slot, leavesLots);
      orders.link(slot, sideAndPrice, level, NONE);
      return leavesLots;
    }
    long levelLots = Math.addExact(levels.qtyLots(level), leavesLots);
    int tail = levels.tail(level);
    orders.link(slot, sideAndPrice, level, tail);
    orders.setNext(tail, slot);
    levels.setEnds(level, levels.head(level), slot);
    levels.setQtyLots(level, levelLots);
    return levelLots;
  }

  /**
   * Takes an order out of the book; its slot stays acquired.
   *
   * @return the quantity of its level without it
   */
  public long remove(int slot) {
    int level = orders.level(slot);
    if (orders.isAlone(slot)) {
      orders.unlink(slot);
      ladders[orders.sideAndPrice(slot) >>> (Integer.SIZE - 1)].remove(level);
      return 0;
    }
    long levelLots = levels.qtyLots(level) - orders.leavesLots(slot);
    levels.setQtyLots(level, levelLots);
    unlink(slot, level);
    return levelLots;
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
    return reaches(makers, limitTicks) ? sweep(makers, limitTicks, qtyLots, fills) : qtyLots;
  }

  /** What {@link #match} would fill, counted up to a quantity; changes nothing. */
  public long fillableLots(Side takerSide, int limitTicks, long upToLots) {
    int makers = takerSide.code() ^ 1;
    PriceLadder ladder = ladders[makers];
    int limitKey = key(makers, limitTicks);
    long missing = upToLots;
    int level = ladder.best();
    while (missing > 0 && level != NONE && levels.key(level) >= limitKey) {
      missing -= Math.min(missing, levels.qtyLots(level));
      level = ladder.worse(level);
    }
    return upToLots - missing;
  }

  /** The highest bid or lowest ask; NO_PRICE when the side is empty. */
  public int bestPriceTicks(Side side) {
    int bestKey = ladders[side.code()].bestKey();
    return bestKey == PriceLadder.NO_KEY ? NO_PRICE : key(side.code(), bestKey);
  }

  /** What the best level of a side holds; 0 when the side is empty. */
  public long bestQtyLots(Side side) {
    int level = ladders[side.code()].best();
    return level == NONE ? 0 : levels.qtyLots(level);
  }

  /** What the level at a price holds, of whichever side it is; 0 when nothing rests there. */
  public long levelQtyLots(int priceTicks) {
    int level = levelAt(priceTicks);
    return level == NONE ? 0 : levels.qtyLots(level);
  }

  /** The best price of a side among those worse than this one; NO_PRICE when there is none. */
  public int nextPriceTicks(Side side, int priceTicks) {
    int level = ladders[side.code()].worseThan(key(side.code(), priceTicks));
    return level == NONE ? NO_PRICE : key(side.code(), levels.key(level));
  }

  /**
   * The slot of the oldest order at a price; {@link RestingOrders#NONE} when nothing rests there.
   */
  public int firstOrder(int priceTicks) {
    int level = levelAt(priceTicks);
    return level == NONE ? NONE : levels.head(level);
  }

  /**
   * The slot of the order behind an order of this book; {@link RestingOrders#NONE} after the last.
   */
  public int nextOrder(int slot) {
    return orders.next(slot);
  }

  private long sweep(int makers, int limitTicks, long qtyLots, Fills fills) {
    long left = qtyLots;
    while (left > 0 && reaches(makers, limitTicks)) {
      left = matchBestLevel(makers, left, fills);
    }
    return left;
  }

  private long matchBestLevel(int makers, long qtyLots, Fills fills) {
    PriceLadder ladder = ladders[makers];
    int level = ladder.best();
    int priceTicks = key(makers, ladder.bestKey());
    int maker = levels.head(level);
    long levelLots = levels.qtyLots(level);
    long left = qtyLots;
    while (left > 0 && maker != NONE) {
      int next = orders.next(maker);
      long fillLots = Math.min(left, orders.leavesLots(maker));
      left -= fillLots;
      levelLots -= fillLots;
      long makerLeavesLots = orders.fill(maker, fillLots);
      if (makerLeavesLots == 0) {
        orders.unlink(maker);
      }
      if (levelLots == 0) {
        ladder.remove(level);
      } else {
        levels.setQtyLots(level, levelLots);
        if (makerLeavesLots == 0) {
          orders.setPrev(next, NONE);
          levels.setEnds(level, next, levels.tail(level));
        }
      }
      fills.onFill(maker, priceTicks, fillLots, makerLeavesLots, levelLots);
      maker = next;
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

  private int levelAt(int priceTicks) {
    int side = reaches(0, priceTicks) ? 0 : 1;
    return ladders[side].find(key(side, priceTicks));
  }

  private boolean reaches(int side, int priceTicks) {
    return ladders[side].bestKey() >= key(side, priceTicks);
  }

  /** A price as a number of which the better one is the greater; the same turns it back. */
  private static int key(int side, int priceTicks) {
    return priceTicks ^ (-side >>> 1);
  }

  /** One of two slots, by whether a third is NONE, without a branch. */
  private static int ifNone(int slot, int thenSlot, int elseSlot) {
    int isNone = slot >> (Integer.SIZE - 1);
    return elseSlot ^ ((elseSlot ^ thenSlot) & isNone);
  }
}
