package io.quantdesk.server.marketdata;

import io.quantdesk.engine.EngineView;
import io.quantdesk.protocol.client.L1Book;
import io.quantdesk.protocol.client.L2Book;
import io.quantdesk.protocol.client.L3Book;
import io.quantdesk.protocol.client.MarketBook;
import io.quantdesk.protocol.sbe.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** The three books of one market that a listener keeps, and the engine's book to compare with. */
final class ListenersBooks {
  final L1Book l1;
  final L2Book l2;
  final L3Book l3;
  final List<MarketBook> all;

  ListenersBooks(int marketId) {
    l1 = new L1Book(marketId);
    l2 = new L2Book(marketId);
    l3 = new L3Book(marketId);
    all = List.of(l1, l2, l3);
  }

  void onMessage(DirectBuffer buffer, int offset) {
    all.forEach(book -> book.onMessage(buffer, offset));
  }

  /** Says where a book differs from the engine's; null when it does not. */
  static String difference(MarketBook book, EngineView view) {
    for (Side side : List.of(Side.BUY, Side.SELL)) {
      Map<Integer, List<L3Book.Order>> engine = engineOrders(book.marketId(), view, side);
      Object expected;
      Object actual;
      if (book instanceof L1Book l1) {
        int best = engine.isEmpty() ? -1 : engine.keySet().iterator().next();
        expected = best + ": " + lots(engine.getOrDefault(best, List.of()));
        actual = l1.bestPriceTicks(side) + ": " + l1.bestQtyLots(side);
      } else if (book instanceof L2Book l2) {
        Map<Integer, Long> levels = new LinkedHashMap<>();
        engine.forEach((price, orders) -> levels.put(price, lots(orders)));
        expected = new ArrayList<>(levels.entrySet());
        actual = new ArrayList<>(l2.levels(side).entrySet());
      } else {
        L3Book l3 = (L3Book) book;
        Map<Integer, List<L3Book.Order>> queues = new LinkedHashMap<>();
        l3.prices(side).forEach(price -> queues.put(price, l3.queue(side, price)));
        expected = new ArrayList<>(engine.entrySet());
        actual = new ArrayList<>(queues.entrySet());
      }
      if (!expected.equals(actual)) {
        return side + " of market " + book.marketId() + " is " + actual + ", expected " + expected;
      }
    }
    return null;
  }

  private static Map<Integer, List<L3Book.Order>> engineOrders(
      int marketId, EngineView view, Side side) {
    var engineSide = io.quantdesk.engine.order.Side.of(side.value());
    Map<Integer, List<L3Book.Order>> levels = new LinkedHashMap<>();
    int price = view.bestPriceTicks(marketId, engineSide);
    while (price != EngineView.NONE) {
      List<L3Book.Order> queue = new ArrayList<>();
      int order = view.firstInQueue(marketId, price);
      while (order != EngineView.NONE) {
        queue.add(new L3Book.Order(view.orderId(order), side, price, view.orderShownLots(order)));
        order = view.nextInQueue(marketId, order);
      }
      levels.put(price, queue);
      price = view.nextPriceTicks(marketId, engineSide, price);
    }
    return levels;
  }

  private static long lots(List<L3Book.Order> orders) {
    return orders.stream().mapToLong(L3Book.Order::qtyLots).sum();
  }
}
