package io.quantdesk.engine.book;

import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drives one book by order ids, as an engine does: takes and gives back slots, collects fills. */
final class BookUnderTest {
  private final RestingOrders orders;
  private final OrderBook book;
  private final Map<Long, Integer> slots = new HashMap<>();

  BookUnderTest(RestingOrders orders, PriceLevels levels) {
    this.orders = orders;
    this.book = new OrderBook(orders, levels);
  }

  OrderBook book() {
    return book;
  }

  long add(long orderId, Side side, int priceTicks, long qtyLots) {
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, priceTicks, side);
    orders.setLeavesLots(slot, qtyLots);
    orders.setOrderId(slot, orderId);
    slots.put(orderId, slot);
    return book.add(slot);
  }

  long remove(long orderId) {
    int slot = slots.remove(orderId);
    long levelLots = book.remove(slot);
    orders.release(slot);
    return levelLots;
  }

  long reduce(long orderId, long leavesLots) {
    return book.reduce(slots.get(orderId), leavesLots);
  }

  /** Matches and checks what is left against the fills. */
  List<NaiveBook.Fill> match(Side takerSide, int limitTicks, long qtyLots) {
    List<NaiveBook.Fill> fills = new ArrayList<>();
    long left =
        book.match(
            takerSide,
            limitTicks,
            qtyLots,
            (maker, priceTicks, fillLots, makerLeavesLots, levelLots) -> {
              long makerId = orders.orderId(maker);
              fills.add(
                  new NaiveBook.Fill(makerId, priceTicks, fillLots, makerLeavesLots, levelLots));
              if (makerLeavesLots == 0) {
                slots.remove(makerId);
                orders.release(maker);
              }
            });
    long filled = fills.stream().mapToLong(NaiveBook.Fill::qtyLots).sum();
    if (filled + left != qtyLots) {
      throw new AssertionError(filled + " filled and " + left + " left of " + qtyLots);
    }
    return fills;
  }

  List<Integer> prices(Side side) {
    List<Integer> prices = new ArrayList<>();
    for (int price = book.bestPriceTicks(side);
        price != OrderBook.NO_PRICE;
        price = book.nextPriceTicks(side, price)) {
      prices.add(price);
    }
    return prices;
  }

  List<NaiveBook.Resting> queue(int priceTicks) {
    List<NaiveBook.Resting> queue = new ArrayList<>();
    for (int slot = book.firstOrder(priceTicks);
        slot != RestingOrders.NONE;
        slot = book.nextOrder(slot)) {
      queue.add(new NaiveBook.Resting(orders.orderId(slot), orders.leavesLots(slot)));
    }
    return queue;
  }
}
