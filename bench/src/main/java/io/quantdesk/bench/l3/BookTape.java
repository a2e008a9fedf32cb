package io.quantdesk.bench.l3;

import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/**
 * What was done to a book, so that it can be done again with nothing in between: reading and
 * comparing take far longer than the book does.
 */
final class BookTape {
  private static final int OPERATIONS_MAX = 1 << 20;
  private static final int WORDS = 3;
  private static final int OPERATIONS_FIRST = 1 << 10;
  private static final int ROUNDS_MIN = 5;
  private static final int ROUNDS_MAX = 60;
  private static final long ENOUGH_OPERATIONS = 1_000_000;
  private static final int SIDE_SHIFT = 31;

  /** A change of a book. */
  enum Operation {
    ADD,
    REDUCE,
    MATCH,
    OPEN
  }

  private final int max;
  private Operation[] kinds = new Operation[0];
  private long[] words = new long[0];
  private int recorded;
  private long operations;

  private BookTape(int max) {
    this.max = max;
  }

  static BookTape recording() {
    return new BookTape(OPERATIONS_MAX);
  }

  /** Takes nothing. */
  static BookTape none() {
    return new BookTape(0);
  }

  void record(Operation operation, Side side, int priceTicks, long orderId, long qtyLots) {
    operations++;
    if (recorded < max) {
      if (recorded == kinds.length) {
        kinds = Arrays.copyOf(kinds, Math.max(OPERATIONS_FIRST, recorded * 2));
        words = Arrays.copyOf(words, kinds.length * WORDS);
      }
      int at = recorded * WORDS;
      kinds[recorded++] = operation;
      words[at] = (long) side.code() << SIDE_SHIFT | priceTicks;
      words[at + 1] = orderId;
      words[at + 2] = qtyLots;
    }
  }

  /**
   * Plays the tape to new books, the median round counts. Of a tape that is too long the beginning
   * stands for the whole.
   */
  double totalNs() {
    if (recorded == 0) {
      return 0;
    }
    int rounds = (int) Math.max(ROUNDS_MIN, Math.min(ROUNDS_MAX, ENOUGH_OPERATIONS / recorded));
    long[] ns = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      TrackedBook book = new TrackedBook(none());
      long start = System.nanoTime();
      play(book);
      ns[i] = System.nanoTime() - start;
    }
    Arrays.sort(ns);
    return (double) ns[rounds / 2] / recorded * operations;
  }

  void play(TrackedBook book) {
    for (int i = 0; i < recorded; i++) {
      int at = i * WORDS;
      int sideAndPrice = (int) words[at];
      Side side = Side.of(sideAndPrice >>> SIDE_SHIFT);
      int priceTicks = sideAndPrice & Integer.MAX_VALUE;
      switch (kinds[i]) {
        case ADD -> book.add(words[at + 1], side, priceTicks, words[at + 2]);
        case REDUCE -> book.reduceTo(words[at + 1], words[at + 2]);
        case MATCH -> book.match(side, priceTicks, words[at + 2]);
        default -> book.open();
      }
    }
  }
}
