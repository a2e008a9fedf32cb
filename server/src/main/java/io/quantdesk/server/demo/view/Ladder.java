package io.quantdesk.server.demo.view;

import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/**
 * The price levels of one side of a book, sorted with the best last, since most changes happen near
 * the best. Owned by one thread.
 */
final class Ladder {
  private final int sign;
  private int[] keys = new int[1_024];
  private long[] qtyLots = new long[1_024];
  private int size;

  Ladder(Side side) {
    sign = side.sign();
  }

  /** Sets the quantity of a level; 0 removes it. */
  void set(int priceTicks, long levelQtyLots) {
    int key = sign * priceTicks;
    int index = Arrays.binarySearch(keys, 0, size, key);
    if (levelQtyLots == 0) {
      if (index >= 0) {
        remove(index);
      }
    } else if (index >= 0) {
      qtyLots[index] = levelQtyLots;
    } else {
      insert(-index - 1, key, levelQtyLots);
    }
  }

  /** Number of levels. */
  int size() {
    return size;
  }

  /** Price of the level that is {@code depth} behind the best. */
  int priceTicks(int depth) {
    return sign * keys[size - 1 - depth];
  }

  /** Quantity of the level that is {@code depth} behind the best. */
  long qtyLots(int depth) {
    return qtyLots[size - 1 - depth];
  }

  private void insert(int index, int key, long levelQtyLots) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      qtyLots = Arrays.copyOf(qtyLots, size * 2);
    }
    System.arraycopy(keys, index, keys, index + 1, size - index);
    System.arraycopy(qtyLots, index, qtyLots, index + 1, size - index);
    keys[index] = key;
    qtyLots[index] = levelQtyLots;
    size++;
  }

  private void remove(int index) {
    size--;
    System.arraycopy(keys, index + 1, keys, index, size - index);
    System.arraycopy(qtyLots, index + 1, qtyLots, index, size - index);
  }
}
