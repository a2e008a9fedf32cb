package io.quantdesk.server.demo.feed;

import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/**
 * Price levels with their new quantities, in the order of the feed; reused for every message. A
 * quantity of 0 means that the level is gone.
 */
public final class LevelChanges {
  private static final int MAX_LEVELS = 1 << 16;

  private Side[] sides = new Side[256];
  private int[] priceTicks = new int[256];
  private long[] qtyLots = new long[256];
  private int size;

  /** Forgets all levels. */
  public void clear() {
    size = 0;
  }

  /** Appends a level. */
  public void add(Side side, int priceTicksOfLevel, long qtyLotsOfLevel) {
    if (size == sides.length) {
      grow();
    }
    sides[size] = side;
    priceTicks[size] = priceTicksOfLevel;
    qtyLots[size] = qtyLotsOfLevel;
    size++;
  }

  /** Number of levels. */
  public int size() {
    return size;
  }

  /** Side of a level. */
  public Side side(int index) {
    return sides[index];
  }

  /** Price of a level. */
  public int priceTicks(int index) {
    return priceTicks[index];
  }

  /** New quantity of a level. */
  public long qtyLots(int index) {
    return qtyLots[index];
  }

  private void grow() {
    if (size >= MAX_LEVELS) {
      throw new IllegalStateException("more than " + MAX_LEVELS + " levels in one message");
    }
    sides = Arrays.copyOf(sides, size * 2);
    priceTicks = Arrays.copyOf(priceTicks, size * 2);
    qtyLots = Arrays.copyOf(qtyLots, size * 2);
  }
}
