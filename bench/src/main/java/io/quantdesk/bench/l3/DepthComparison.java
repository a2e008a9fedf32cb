package io.quantdesk.bench.l3;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.order.Side;

/** Compares a book with the levels that a recording shows, and lets a book take them over. */
final class DepthComparison {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  /** What a recording says of levels worse than those that it shows. */
  enum Beyond {
    /** Its messages leave them out, so what the book knows of them grows stale. */
    UNREPORTED,
    /** Its messages keep them up to date. */
    REPORTED
  }

  private DepthComparison() {}

  /** How many levels from the best on agree on one side, absent ones included. */
  static int equalLevels(TrackedBook book, Depth shown, Side side) {
    int price = book.bestPriceTicks(side);
    for (int level = 0; level < shown.levelsMax(); level++) {
      boolean isShown = level < shown.levels(side);
      if (isShown != (price != OrderBook.NO_PRICE)) {
        return level;
      }
      if (isShown) {
        if (price != shown.priceTicks(side, level)
            || book.levelQtyLots(side, price) != shown.qtyLots(side, level)) {
          return level;
        }
        price = book.nextPriceTicks(side, price);
      }
    }
    return shown.levelsMax();
  }

  /** How many levels from the best on agree on both sides. */
  static int equalLevels(TrackedBook book, Depth shown) {
    return Math.min(equalLevels(book, shown, Side.BUY), equalLevels(book, shown, Side.SELL));
  }

  /**
   * Whether a book that held the levels shown before one message agrees with those shown after it.
   * Where that message emptied a level, one level that was out of sight may have come into it:
   * worse than all that were seen.
   */
  static boolean isTransition(TrackedBook book, Depth before, Depth after) {
    for (Side side : SIDES) {
      int equal = equalLevels(book, after, side);
      if (equal < after.levelsMax() && !isEntry(book, before, after, side, equal)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEntry(
      TrackedBook book, Depth before, Depth after, Side side, int equal) {
    return equal + 1 == after.levels(side)
        && before.levels(side) == before.levelsMax()
        && levels(book, side) == equal
        && Depth.isWorse(side, after.worstPriceTicks(side), before.worstPriceTicks(side));
  }

  private static int levels(TrackedBook book, Side side) {
    int levels = 0;
    int price = book.bestPriceTicks(side);
    while (price != OrderBook.NO_PRICE) {
      levels++;
      price = book.nextPriceTicks(side, price);
    }
    return levels;
  }

  /**
   * Makes a book hold what is shown. A level that agrees keeps its orders, another one becomes a
   * single unnamed order.
   *
   * @return how many levels were changed
   */
  static int adopt(TrackedBook book, Depth shown, Beyond beyond) {
    int changed = 0;
    for (Side side : SIDES) {
      changed += removeUnseen(book, shown, side, beyond);
    }
    for (Side side : SIDES) {
      changed += replaceWrong(book, shown, side);
    }
    return changed;
  }

  private static int removeUnseen(TrackedBook book, Depth shown, Side side, Beyond beyond) {
    int removed = 0;
    int price = book.bestPriceTicks(side);
    while (price != OrderBook.NO_PRICE) {
      int next = book.nextPriceTicks(side, price);
      boolean isKnown =
          beyond == Beyond.REPORTED
              && shown.levels(side) == shown.levelsMax()
              && Depth.isWorse(side, price, shown.worstPriceTicks(side));
      if (!isKnown && shown.qtyLotsAt(side, price) == 0) {
        book.removeLevel(side, price);
        removed++;
      }
      price = next;
    }
    return removed;
  }

  private static int replaceWrong(TrackedBook book, Depth shown, Side side) {
    int replaced = 0;
    for (int level = 0; level < shown.levels(side); level++) {
      int price = shown.priceTicks(side, level);
      if (book.levelQtyLots(side, price) != shown.qtyLots(side, level)) {
        book.removeLevel(side, price);
        book.add(TrackedBook.unnamed(side, price), side, price, shown.qtyLots(side, level));
        replaced++;
      }
    }
    return replaced;
  }
}
