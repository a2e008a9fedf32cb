package io.quantdesk.bench.l3;

import io.quantdesk.engine.order.Side;

/** The best levels of both sides as a recording states them, best first; reused line by line. */
final class Depth {
  private final int levelsMax;
  private final int[][] prices;
  private final long[][] quantities;
  private final int[] levels = new int[2];

  Depth(int levelsMax) {
    this.levelsMax = levelsMax;
    prices = new int[2][levelsMax];
    quantities = new long[2][levelsMax];
  }

  void clear() {
    levels[0] = 0;
    levels[1] = 0;
  }

  /** Adds the next worse level; whether it is one, and there is room. */
  boolean add(Side side, int priceTicks, long qtyLots) {
    int level = levels[side.code()];
    if (level == levelsMax || (level > 0 && !isWorse(side, priceTicks, worstPriceTicks(side)))) {
      return false;
    }
    prices[side.code()][level] = priceTicks;
    quantities[side.code()][level] = qtyLots;
    levels[side.code()]++;
    return true;
  }

  /** Takes over what another one of the same size says. */
  void set(Depth other) {
    for (int side = 0; side < levels.length; side++) {
      levels[side] = other.levels[side];
      System.arraycopy(other.prices[side], 0, prices[side], 0, levels[side]);
      System.arraycopy(other.quantities[side], 0, quantities[side], 0, levels[side]);
    }
  }

  /** The most that a side can have. */
  int levelsMax() {
    return levelsMax;
  }

  int levels(Side side) {
    return levels[side.code()];
  }

  int priceTicks(Side side, int level) {
    return prices[side.code()][level];
  }

  long qtyLots(Side side, int level) {
    return quantities[side.code()][level];
  }

  /** The price of the last level; there is one. */
  int worstPriceTicks(Side side) {
    return prices[side.code()][levels[side.code()] - 1];
  }

  /** Whether a bid reaches an ask. */
  boolean isCrossed() {
    return levels[0] > 0 && levels[1] > 0 && prices[0][0] >= prices[1][0];
  }

  /** What a side holds at a price; 0 when it shows no such level. */
  long qtyLotsAt(Side side, int priceTicks) {
    for (int level = 0; level < levels(side); level++) {
      if (priceTicks(side, level) == priceTicks) {
        return qtyLots(side, level);
      }
    }
    return 0;
  }

  static boolean isWorse(Side side, int priceTicks, int thanTicks) {
    return side == Side.BUY ? priceTicks < thanTicks : priceTicks > thanTicks;
  }
}
