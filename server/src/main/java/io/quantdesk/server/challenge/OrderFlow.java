package io.quantdesk.server.challenge;

import java.util.BitSet;

/**
 * The messages of one file, in memory and checked: known types, known sides, non-negative prices. A
 * message is three ints, as in the file.
 */
public final class OrderFlow {
  public static final int NEW = 0;
  public static final int CANCEL = 1;
  public static final int MODIFY = 2;
  public static final int REDUCE = 3;

  /** Ints a message. */
  public static final int WORDS = 3;

  private static final int TYPE_MASK = 0xF;
  private static final int IOC_BIT = 1 << 4;
  private static final int SIDE_SHIFT = 8;
  private static final int QTY_SHIFT = 16;

  private final int[] words;
  private final int count;

  /** Takes over the array, which holds at least this many messages. */
  public OrderFlow(int[] words, int count) {
    this.words = words;
    this.count = count;
  }

  /** How many messages there are. */
  public int count() {
    return count;
  }

  /** Type, immediate-or-cancel, side and quantity of a message, packed; see the static methods. */
  public int head(int message) {
    return words[message * WORDS];
  }

  /** Any 32 bits; unsigned in the file. */
  public int orderId(int message) {
    return words[message * WORDS + 1];
  }

  public int priceTicks(int message) {
    return words[message * WORDS + 2];
  }

  /** NEW, CANCEL, MODIFY or REDUCE. */
  public static int type(int head) {
    return head & TYPE_MASK;
  }

  public static boolean isImmediateOrCancel(int head) {
    return (head & IOC_BIT) != 0;
  }

  /** The head of a message; the side is 0 for buy, 1 for sell, the quantity at most 65,535. */
  public static int head(int type, int side, int qtyLots) {
    return type | side << SIDE_SHIFT | qtyLots << QTY_SHIFT;
  }

  /** The head of a new order that rests nothing. */
  public static int immediateOrCancelHead(int side, int qtyLots) {
    return head(NEW, side, qtyLots) | IOC_BIT;
  }

  /** 0 buy, 1 sell. */
  public static int side(int head) {
    return head >>> SIDE_SHIFT & 1;
  }

  /** 0 to 65,535. */
  public static int qtyLots(int head) {
    return head >>> QTY_SHIFT;
  }

  /** The most orders that can rest at the same time, at least 1. */
  public int restingMax() {
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
  public long orderIdMax() {
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
