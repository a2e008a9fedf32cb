package io.quantdesk.bench.l3;

import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * A book that gets incoming orders as they were before the exchange took them apart: executions
 * that follow each other at one time on one side are one order, and its whole fill list is
 * compared.
 */
final class IncomingOrders {
  private final LobsterBook rested = new LobsterBook(BookTape.none());
  private final TrackedBook book = rested.book();
  private final List<TrackedBook.Fill> expected = new ArrayList<>();
  private LobsterMessage last;
  private long qtyLots;
  private int limitTicks;
  private long orders;
  private long sameFills;

  TrackedBook book() {
    return book;
  }

  void apply(LobsterMessage message) {
    switch (message.type()) {
      case EXECUTION -> {
        if (last == null || last.timeNs() != message.timeNs() || last.side() != message.side()) {
          end();
        }
        collect(message);
      }
      case NEW, PARTIAL_CANCEL, DELETE -> {
        end();
        rested.apply(message);
      }
      default -> {
        // A hidden order may have traded in between: the incoming order goes on behind it.
      }
    }
  }

  private void collect(LobsterMessage message) {
    boolean isNamed = book.isResting(message.orderId());
    long orderId =
        isNamed ? message.orderId() : TrackedBook.unnamed(message.side(), message.priceTicks());
    int end = expected.size() - 1;
    if (end >= 0 && expected.get(end).orderId() == orderId) {
      long sum = expected.remove(end).qtyLots() + message.qtyLots();
      expected.add(new TrackedBook.Fill(orderId, sum));
    } else {
      expected.add(new TrackedBook.Fill(orderId, message.qtyLots()));
    }
    Side side = message.side();
    if (last == null || Depth.isWorse(side, message.priceTicks(), limitTicks)) {
      limitTicks = message.priceTicks();
    }
    qtyLots += message.qtyLots();
    last = message;
  }

  /** Sends the order that has been collected so far, if there is one. */
  void end() {
    if (last != null) {
      orders++;
      book.match(last.side().opposite(), limitTicks, qtyLots);
      if (book.fills().equals(expected)) {
        sameFills++;
      }
      expected.clear();
      last = null;
      qtyLots = 0;
    }
  }

  /** How many incoming orders there were. */
  long orders() {
    return orders;
  }

  /** Those that filled the same orders by the same quantities in the same order. */
  long sameFills() {
    return sameFills;
  }
}
