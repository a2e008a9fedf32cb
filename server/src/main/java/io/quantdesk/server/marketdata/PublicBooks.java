package io.quantdesk.server.marketdata;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.sbe.BookChange;
import org.agrona.collections.Long2LongHashMap;

/**
 * The books of all markets as the public sees them, made from events alone: which order changed,
 * and what its level holds afterwards. What an order shows is what its level gained and lost by it,
 * so anything that an event says about hidden quantity is of no concern here. Pools of the engine's
 * own capacities: a book here never holds more than the engine's.
 */
final class PublicBooks {
  /** No order. */
  static final int NONE = RestingOrders.NONE;

  /** At most half full, as one array of pairs: a look-up costs one cache line, nothing grows. */
  private static final float LOAD_FACTOR = 0.5f;

  private final RestingOrders orders;
  private final PriceLevels levels;
  private final Long2LongHashMap slots;
  private final PublicMarket[] markets;
  private int watched = NONE;
  private BookChange change;
  private long orderQtyLots;

  PublicBooks(EngineConfig capacities) {
    orders = new RestingOrders(capacities.orders());
    levels = new PriceLevels(capacities.priceLevels());
    slots = new Long2LongHashMap(2 * capacities.orders(), LOAD_FACTOR, NONE);
    markets = new PublicMarket[capacities.markets() + 1];
  }

  /** A market that the engine has made. */
  void create(int marketId) {
    markets[marketId] = new PublicMarket(marketId, new OrderBook(orders, levels));
  }

  /** A market by its id; null when there is none. */
  PublicMarket find(int marketId) {
    return marketId < markets.length ? markets[marketId] : null;
  }

  /**
   * One order has changed its level.
   *
   * @param levelQtyLots of the level now
   * @return whether it shows: false when the level holds what it held before
   */
  boolean apply(OrderBook book, Side side, int priceTicks, long orderId, long levelQtyLots) {
    long gainLots = levelQtyLots - book.levelQtyLots(priceTicks);
    if (gainLots == 0) {
      return false;
    }
    int slot = (int) slots.get(orderId);
    if (gainLots > 0) {
      putLast(book, slot == NONE ? enter(side, priceTicks, orderId) : take(book, slot), gainLots);
    } else if (slot == NONE || orders.priceTicks(slot) != priceTicks) {
      throw new IllegalStateException(
          "order " + orderId + " takes " + -gainLots + " lots from a level where it is not");
    } else {
      lower(book, slot, gainLots);
    }
    return true;
  }

  /** What became of the order of the last {@link #apply}. */
  BookChange change() {
    return change;
  }

  /** What the order of the last {@link #apply} shows; 0: it is gone. */
  long orderQtyLots() {
    return orderQtyLots;
  }

  /** Remembers an order; when it leaves its place, the one behind it is remembered instead. */
  void watch(int slot) {
    watched = slot;
  }

  /** The remembered order; NONE after the last of a level. */
  int watched() {
    return watched;
  }

  long orderId(int slot) {
    return orders.orderId(slot);
  }

  long qtyLots(int slot) {
    return orders.leavesLots(slot);
  }

  private int enter(Side side, int priceTicks, long orderId) {
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, priceTicks, side);
    orders.setOrderId(slot, orderId);
    slots.put(orderId, slot);
    return slot;
  }

  /** Out of the book, to be put in again. */
  private int take(OrderBook book, int slot) {
    unwatch(book, slot);
    book.remove(slot);
    return slot;
  }

  private void putLast(OrderBook book, int slot, long gainLots) {
    orderQtyLots = orders.leavesLots(slot) + gainLots;
    orders.setLeavesLots(slot, orderQtyLots);
    book.add(slot);
    change = BookChange.ADDED;
  }

  private void lower(OrderBook book, int slot, long gainLots) {
    orderQtyLots = orders.leavesLots(slot) + gainLots;
    if (orderQtyLots > 0) {
      book.reduce(slot, orderQtyLots);
      change = BookChange.REDUCED;
    } else if (orderQtyLots == 0) {
      take(book, slot);
      slots.remove(orders.orderId(slot));
      orders.release(slot);
      change = BookChange.REMOVED;
    } else {
      throw new IllegalStateException(
          "order " + orders.orderId(slot) + " takes more from its level than it shows");
    }
  }

  private void unwatch(OrderBook book, int slot) {
    if (slot == watched) {
      watched = book.nextOrder(slot);
    }
  }
}
