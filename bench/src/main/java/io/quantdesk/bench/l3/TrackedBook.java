package io.quantdesk.bench.l3;

import io.quantdesk.engine.book.Fills;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.cli.CommandFailure;
import io.quantdesk.server.cli.QuantDesk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * The engine's order book under the order ids of an exchange. Until {@link #open} it is in a call
 * phase: bids and asks may cross, because each side has a book of its own.
 *
 * <p>What a recording shows of a level without its orders rests as one <em>unnamed</em> order.
 */
final class TrackedBook {
  static final int ORDERS_MAX = 1 << 17;
  private static final int LEVELS_MAX = 1 << 16;
  private static final int NONE = RestingOrders.NONE;
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  /** One fill of a resting order. */
  record Fill(long orderId, long qtyLots) {}

  private final RestingOrders orders = new RestingOrders(ORDERS_MAX);
  private final PriceLevels levels = new PriceLevels(LEVELS_MAX);
  private final OrderBook[] books = {new OrderBook(orders, levels), new OrderBook(orders, levels)};
  private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
  private final List<Fill> fills = new ArrayList<>();
  private final Fills collector = this::onFill;
  private final BookTape tape;
  private long restingLots;

  /** An empty book in the call phase; the tape records what is done to it. */
  TrackedBook(BookTape tape) {
    this.tape = tape;
  }

  /** A book that is open from the start. */
  static TrackedBook opened(BookTape tape) {
    TrackedBook book = new TrackedBook(tape);
    book.open();
    return book;
  }

  /** Ends the call phase; false, and nothing done, when the sides still cross. */
  boolean open() {
    int bestAsk = bestPriceTicks(Side.SELL);
    if (bestAsk != OrderBook.NO_PRICE && crosses(Side.SELL, bestAsk)) {
      return false;
    }
    tape.record(BookTape.Operation.OPEN, Side.BUY, 0, 0, 0);
    OrderBook both = books[Side.BUY.code()];
    OrderBook asks = books[Side.SELL.code()];
    if (asks != both) {
      for (int slot : restingSlots(Side.SELL)) {
        asks.remove(slot);
        both.add(slot);
      }
      books[Side.SELL.code()] = both;
    }
    return true;
  }

  boolean isOpen() {
    return books[0] == books[1];
  }

  /** Rests an order that is not resting and, once open, does not cross. */
  void add(long orderId, Side side, int priceTicks, long qtyLots) {
    tape.record(BookTape.Operation.ADD, side, priceTicks, orderId, qtyLots);
    int slot = orders.acquire();
    OrderBook book = books[side.code()];
    if (slot == NONE || !book.hasRoomFor(side, priceTicks)) {
      throw new CommandFailure(
          QuantDesk.BAD_INPUT,
          "more than " + ORDERS_MAX + " orders or " + LEVELS_MAX + " prices rest at once");
    }
    orders.setOrderId(slot, orderId);
    orders.setPriceAndSide(slot, priceTicks, side);
    orders.setLeavesLots(slot, qtyLots);
    book.add(slot);
    slots.put(orderId, slot);
    restingLots += qtyLots;
  }

  /** Lowers what an order has left, 0 takes it out; it keeps its place in the queue. */
  void reduceTo(long orderId, long leavesLots) {
    tape.record(BookTape.Operation.REDUCE, Side.BUY, 0, orderId, leavesLots);
    int slot = (int) slots.get(orderId);
    OrderBook book = books[orders.side(slot).code()];
    restingLots -= orders.leavesLots(slot) - leavesLots;
    if (leavesLots > 0) {
      book.reduce(slot, leavesLots);
    } else {
      book.remove(slot);
      slots.remove(orderId);
      orders.release(slot);
    }
  }

  /** Trades an incoming order; returns what is left of it. The fills are in {@link #fills}. */
  long match(Side takerSide, int limitTicks, long qtyLots) {
    tape.record(BookTape.Operation.MATCH, takerSide, limitTicks, 0, qtyLots);
    fills.clear();
    return books[takerSide.opposite().code()].match(takerSide, limitTicks, qtyLots, collector);
  }

  /** The fills of the last incoming order, in their order; overwritten by the next. */
  List<Fill> fills() {
    return fills;
  }

  private void onFill(
      int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots) {
    long orderId = orders.orderId(makerSlot);
    fills.add(new Fill(orderId, qtyLots));
    restingLots -= qtyLots;
    if (makerLeavesLots == 0) {
      slots.remove(orderId);
      orders.release(makerSlot);
    }
  }

  boolean isResting(long orderId) {
    return slots.get(orderId) != NONE;
  }

  /** What an order has left; 0 when it does not rest. */
  long leavesLots(long orderId) {
    int slot = (int) slots.get(orderId);
    return slot == NONE ? 0 : orders.leavesLots(slot);
  }

  /** The price of an order that rests. */
  int priceTicks(long orderId) {
    return orders.priceTicks((int) slots.get(orderId));
  }

  /** The side of an order that rests. */
  Side side(long orderId) {
    return orders.side((int) slots.get(orderId));
  }

  /** Whether an incoming order with this limit would trade. */
  boolean crosses(Side takerSide, int limitTicks) {
    int best = bestPriceTicks(takerSide.opposite());
    return best != OrderBook.NO_PRICE && takerSide.crosses(limitTicks, best);
  }

  int bestPriceTicks(Side side) {
    return books[side.code()].bestPriceTicks(side);
  }

  int nextPriceTicks(Side side, int priceTicks) {
    return books[side.code()].nextPriceTicks(side, priceTicks);
  }

  long levelQtyLots(Side side, int priceTicks) {
    return books[side.code()].levelQtyLots(priceTicks);
  }

  /** The oldest order of the best level of a side that is not empty. */
  long headOrderId(Side side) {
    return orders.orderId(books[side.code()].firstOrder(bestPriceTicks(side)));
  }

  /** Takes all orders of a level out. */
  void removeLevel(Side side, int priceTicks) {
    OrderBook book = books[side.code()];
    int slot = book.firstOrder(priceTicks);
    while (slot != NONE) {
      int next = book.nextOrder(slot);
      reduceTo(orders.orderId(slot), 0);
      slot = next;
    }
  }

  /** The id of the unnamed order at a price: no exchange gives negative ones. */
  static long unnamed(Side side, int priceTicks) {
    return -1 - ((long) priceTicks << 1 | side.code());
  }

  /** Whether a walk over the book finds exactly the orders and lots that went in and not out. */
  boolean isBalanced() {
    long foundOrders = 0;
    long foundLots = 0;
    for (Side side : SIDES) {
      for (int slot : restingSlots(side)) {
        foundOrders++;
        foundLots += orders.leavesLots(slot);
      }
    }
    return foundOrders == slots.size()
        && foundOrders == orders.capacity() - orders.available()
        && foundLots == restingLots;
  }

  private int[] restingSlots(Side side) {
    int[] found = new int[slots.size()];
    int count = 0;
    OrderBook book = books[side.code()];
    int price = book.bestPriceTicks(side);
    while (price != OrderBook.NO_PRICE) {
      for (int slot = book.firstOrder(price); slot != NONE; slot = book.nextOrder(slot)) {
        found[count++] = slot;
      }
      price = book.nextPriceTicks(side, price);
    }
    return Arrays.copyOf(found, count);
  }
}
