package io.quantdesk.bench.book;

import io.quantdesk.server.challenge.OrderFlow;

/**
 * Commands for some books, made before any is timed: first those that fill the books, then those
 * that count. Drawing them needs to know who is alive, so they were drawn along a run of the same
 * books; how many fills that run had is what a timed one must have.
 */
final class Workload {
  private final Size size;
  private final int[] words;
  private final short[] books;
  private final int preload;
  private final int count;
  private final int orderIdMax;
  private final long fills;
  private final long filledLots;

  /**
   * What pools it needs.
   *
   * @param orders most that rest at the same time
   */
  record Size(int orders, int nodes, int books) {}

  Workload(WorkloadWriter writer, Books drawnAlong) {
    size = writer.size();
    words = writer.words();
    books = writer.books();
    preload = writer.preload();
    count = writer.count();
    orderIdMax = writer.orderIdMax();
    fills = drawnAlong.fills();
    filledLots = drawnAlong.filledLots();
  }

  Books newBooks() {
    return new Books(size, orderIdMax, orderId -> {});
  }

  void preload(Books into) {
    apply(into, 0, preload);
  }

  /** Applies the commands that count. */
  void run(Books to) {
    for (int from = preload; from < count; from += 1_024) {
      apply(to, from, Math.min(from + 1_024, count));
    }
  }

  int timedCommands() {
    return count - preload;
  }

  /** Whether the books are as they were when the commands were drawn, and add up. */
  boolean isRight(Books after) {
    return after.fills() == fills && after.filledLots() == filledLots && after.isBalanced();
  }

  private void apply(Books to, int from, int end) {
    for (int i = from; i < end; i++) {
      int at = i * OrderFlow.WORDS;
      int head = words[at];
      int orderId = words[at + 1];
      int priceTicks = words[at + 2];
      if (OrderFlow.type(head) == OrderFlow.CANCEL) {
        to.cancel(orderId);
      } else if (OrderFlow.isImmediateOrCancel(head)) {
        to.take(books[i], OrderFlow.side(head), priceTicks, OrderFlow.qtyLots(head));
      } else {
        to.place(books[i], orderId, OrderFlow.side(head), priceTicks, OrderFlow.qtyLots(head));
      }
    }
  }
}
