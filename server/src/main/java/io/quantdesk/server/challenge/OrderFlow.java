package io.quantdesk.server.challenge;

import java.util.BitSet;

/**
 * The messages of one file, in memory and checked: known types, known sides, non-negative prices. A
 * message is three ints, as in the file.
 */
final class OrderFlow {
  static final int NEW = 0;
  static final int CANCEL = 1;
  static final int MODIFY = 2;
  static final int REDUCE = 3;

  static final int WORDS = 3;

  private static final int TYPE_MASK = 0xF;
  private static final int IOC_BIT = 1 << 4;
  private static final int SIDE_SHIFT = 8;
  private static final int QTY_SHIFT = 16;

  private final int[] words;
  private final int count;

  /** Takes over the array, which holds at least this many messages. */
  OrderFlow(int[] words, int count) {
    this.words = words;
    this.count = count;
  }

  int count() {
    return count;
  }

  /** Type, immediate-or-cancel, side and quantity of a message, packed; see the static methods. */
  int head(int message) {
    return words[message * WORDS];
  }

  /** Any 32 bits; unsigned in the file. */
  int orderId(int message) {
    return words[message * WORDS + 1];
  }

  int priceTicks(int message) {
    return words[message * WORDS + 2];
  }

  static int type(int head) {
    return head & TYPE_MASK;
  }

  static boolean isImmediateOrCancel(int head) {
    return (head & IOC_BIT) != 0;
  }

  /** 0 buy, 1 sell. */
  static int side(int head) {
    return head >>> SIDE_SHIFT & 1;
  }

  /** 0 to 65,535. */
  static int qtyLots(int head) {
    return head >>> QTY_SHIFT;
  }

  /** The most orders that can rest at the same time, at least 1. */
  int restingMax() {
    int resting = 0;
    for (int i = 0; i < count; i++) {
      int head = head(i);
      if (type(head) == NEW && !isImmediateOrCancel(head)) {
        resting++;
      }
    }
    return Math.max(resting, 1);
  }

  /** How many different values the prices have when their lowest bits are dropped, at least 1. */
  int distinctPrices(int droppedBits) {
    BitSet seen = new BitSet();
    for (int i = 0; i < count; i++) {
      seen.set(priceTicks(i) >>> droppedBits);
    }
    return Math.max(seen.cardinality(), 1);
  }

  /** The greatest order id, as unsigned; 0 without messages. */
  long orderIdMax() {
    long max = 0;
    for (int i = 0; i < count; i++) {
      max = Math.max(max, Integer.toUnsignedLong(orderId(i)));
    }
    return max;
  }

  /** What is wrong with a message's fields; null when they are right. */
  static String fault(int head, int priceTicks) {
    if (type(head) > REDUCE) {
      return "unknown type " + type(head);
    }
    int timeInForce = head >>> 4 & 0xF;
    if (timeInForce > 1) {
      return "unknown time in force " + timeInForce;
    }
    int side = head >>> SIDE_SHIFT & 0xFF;
    if (side > 1) {
      return "unknown side " + side;
    }
    return priceTicks < 0 ? "negative price " + priceTicks : null;
  }
}
