package io.quantdesk.bench.book;

import io.quantdesk.engine.book.Fills;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/**
 * Order books that share their pools, as in the engine, driven by order ids that a flat array maps
 * to slots. Counts what an independent sum can check.
 */
final class Books implements Fills {
  static final int NONE = RestingOrders.NONE;

  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private final RestingOrders orders;
  private final PriceLevels levels;
  private final OrderBook[] books;
  private final int[] slots;
  private final int levelCapacity;
  private final int nodeCapacity;
  private final Filled filled;
  private long fills;
  private long filledLots;
  private long placedLots;
  private long canceledLots;

  /** Hears of each order that leaves because it is filled. */
  interface Filled {
    void onFilled(int orderId);
  }

  Books(Workload.Size size, int orderIdMax, Filled filled) {
    this.filled = filled;
    levelCapacity = size.orders() + 2;
    nodeCapacity = size.nodes();
    orders = new RestingOrders(size.orders() + 2);
    levels = new PriceLevels(levelCapacity, nodeCapacity);
    books = new OrderBook[size.books()];
    Arrays.setAll(books, i -> new OrderBook(orders, levels));
    slots = new int[orderIdMax + 1];
    Arrays.fill(slots, NONE);
  }

  void place(int book, int orderId, int side, int priceTicks, long qtyLots) {
    placedLots += qtyLots;
    long left = books[book].match(SIDES[side], priceTicks, qtyLots, this);
    if (left > 0) {
      int slot = orders.acquire();
      orders.setOrderId(slot, orderId);
      orders.setPositionSlot(slot, book);
      orders.setPriceAndSide(slot, priceTicks, SIDES[side]);
      orders.setLeavesLots(slot, left);
      slots[orderId] = slot;
      books[book].add(slot);
    }
  }

  void take(int book, int side, int priceTicks, long qtyLots) {
    placedLots += qtyLots;
    canceledLots += books[book].match(SIDES[side], priceTicks, qtyLots, this);
  }

  void cancel(int orderId) {
    int slot = slots[orderId];
    canceledLots += orders.leavesLots(slot);
    books[orders.positionSlot(slot)].remove(slot);
    slots[orderId] = NONE;
    orders.release(slot);
  }

  @Override
  public void onFill(
      int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots) {
    fills++;
    filledLots += qtyLots;
    if (makerLeavesLots == 0) {
      int orderId = (int) orders.orderId(makerSlot);
      slots[orderId] = NONE;
      orders.release(makerSlot);
      filled.onFilled(orderId);
    }
  }

  long fills() {
    return fills;
  }

  long filledLots() {
    return filledLots;
  }

  int resting() {
    return orders.capacity() - orders.available();
  }

  /** What the resting orders take of the pools. */
  double bytesPerRestingOrder() {
    long bytes =
        (long) resting() * RestingOrders.BYTES_PER_ORDER
            + (long) (levelCapacity - levels.levelsAvailable()) * PriceLevels.BYTES_PER_LEVEL
            + (long) (nodeCapacity - levels.nodesAvailable()) * PriceLevels.BYTES_PER_NODE;
    return (double) bytes / Math.max(resting(), 1);
  }

  /**
   * Whether a walk over all books finds as many orders and lots as went in and did not come out:
   * each filled lot left twice, with its maker and with its taker.
   */
  boolean isBalanced() {
    long foundOrders = 0;
    long foundLots = 0;
    for (OrderBook book : books) {
      for (Side side : SIDES) {
        int price = book.bestPriceTicks(side);
        while (price != OrderBook.NO_PRICE) {
          for (int slot = book.firstOrder(price); slot != NONE; slot = book.nextOrder(slot)) {
            foundOrders++;
            foundLots += orders.leavesLots(slot);
          }
          price = book.nextPriceTicks(side, price);
        }
      }
    }
    return foundOrders == resting() && foundLots == placedLots - canceledLots - 2 * filledLots;
  }
}
