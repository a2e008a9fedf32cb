package io.quantdesk.bench.book;

import io.quantdesk.server.challenge.OrderFlow;

/** Writes commands down while a run of books executes them. */
final class WorkloadWriter {
  private final Workload.Size size;
  private final int[] words;
  private final short[] books;
  private final Books run;
  private int preload;
  private int count;
  private int orderIdMax;

  /** For at most this many commands and order ids; filled hears of makers that the run fills. */
  WorkloadWriter(Workload.Size size, int commandsMax, Books.Filled filled) {
    this.size = size;
    words = new int[commandsMax * OrderFlow.WORDS];
    books = new short[commandsMax];
    run = new Books(size, commandsMax, filled);
  }

  /** Rests an order; returns its id. */
  int place(int book, int side, int priceTicks, int qtyLots) {
    int orderId = ++orderIdMax;
    run.place(book, orderId, side, priceTicks, qtyLots);
    put(book, OrderFlow.head(OrderFlow.NEW, side, qtyLots), orderId, priceTicks);
    return orderId;
  }

  /** Trades what is there, rests nothing. */
  void take(int book, int side, int priceTicks, int qtyLots) {
    run.take(book, side, priceTicks, qtyLots);
    put(book, OrderFlow.immediateOrCancelHead(side, qtyLots), 0, priceTicks);
  }

  void cancel(int orderId) {
    run.cancel(orderId);
    put(0, OrderFlow.head(OrderFlow.CANCEL, 0, 0), orderId, 0);
  }

  /** What was written so far fills the books and is not timed. */
  void endPreload() {
    preload = count;
  }

  Workload finish() {
    return new Workload(this, run);
  }

  Workload.Size size() {
    return size;
  }

  int[] words() {
    return words;
  }

  short[] books() {
    return books;
  }

  int preload() {
    return preload;
  }

  int count() {
    return count;
  }

  int orderIdMax() {
    return orderIdMax;
  }

  private void put(int book, int head, int orderId, int priceTicks) {
    int at = count * OrderFlow.WORDS;
    words[at] = head;
    words[at + 1] = orderId;
    words[at + 2] = priceTicks;
    books[count++] = (short) book;
  }
}
