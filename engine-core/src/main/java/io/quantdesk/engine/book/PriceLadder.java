package io.quantdesk.engine.book;

import static io.quantdesk.engine.book.PriceLevels.NODE_BITS;
import static io.quantdesk.engine.book.PriceLevels.NONE;

/**
 * The price levels of one book, in order. Each side is a linked list from its best level to its
 * worst, so the next best is one load away; a trie over the 31 bits of the price, 64 children a
 * node, finds the level at a price, or where a new one goes. A level hangs as high in the trie as
 * it is alone in its range of prices: one that comes and goes where nothing else rests costs one
 * child. Both sides share the trie because they never overlap.
 *
 * <p>Sides are codes here: 0 bids, 1 asks.
 */
final class PriceLadder {
  private static final int ROOT_SHIFT = 5 * NODE_BITS;

  /** A root, and a chain down to two prices that differ in the last bits. */
  private static final int NODES_PER_LEVEL_MAX = 6;

  /**
   * The node that all prices around the market share, a quarter of a million ticks wide, is
   * remembered: most searches begin there.
   */
  private static final int NEAR_SHIFT = 2 * NODE_BITS;

  private static final int NO_PREFIX = -1;
  private static final int NO_ROOT = -1;

  private final PriceLevels levels;
  private final int[] best = {NONE, NONE};
  private int root = NO_ROOT;
  private int nearPrefix = NO_PREFIX;
  private int nearNode;

  PriceLadder(PriceLevels levels) {
    this.levels = levels;
  }

  /** The best level of a side; NONE when it is empty. */
  int best(int side) {
    return best[side];
  }

  /** Whether the best level of a side is at a price or better. */
  boolean reaches(int side, int priceTicks) {
    return levels.key(best[side]) >= key(side, priceTicks);
  }

  /** Prices as numbers of which the better one is the greater: a bid itself, an ask negated. */
  static long key(int side, int priceTicks) {
    return (priceTicks ^ (long) -side) + side;
  }

  /** The level at a price; NONE when nothing rests there. */
  int find(int priceTicks) {
    if (root == NO_ROOT) {
      return NONE;
    }
    int child = levels.child(placeFor(priceTicks));
    if (!PriceLevels.isLevel(child)) {
      return NONE;
    }
    int level = PriceLevels.levelOf(child);
    return levels.priceTicks(level) == priceTicks ? level : NONE;
  }

  /** The level that stands at a place, when it is the one of this side and price; or NONE. */
  int levelAt(int place, int side, int priceTicks) {
    if (place == NONE) {
      return NONE;
    }
    int child = levels.child(place);
    if (!PriceLevels.isLevel(child)) {
      return NONE;
    }
    int level = PriceLevels.levelOf(child);
    return levels.key(level) == key(side, priceTicks) ? level : NONE;
  }

  /** Takes out a level that has lost its last order, and the nodes that are empty without it. */
  void remove(int side, int level) {
    int better = levels.better(level);
    int worse = levels.worse(level);
    levels.setWorse(better, worse);
    levels.setBetter(worse, better);
    if (better == NONE) {
      best[side] = worse;
    }
    int place = levels.placeOf(level);
    levels.releaseLevel(level);
    if (!levels.clear(place)) {
      dropNode(PriceLevels.nodeOf(place));
    }
  }

  /** The best level of a side among those worse than any price; NONE when there is none. */
  int worseThan(int side, int priceTicks) {
    if (key(side, priceTicks) > levels.key(best[side])) {
      return best[side];
    }
    int place = placeFor(priceTicks);
    int child = levels.child(place);
    if (PriceLevels.isLevel(child)) {
      int level = PriceLevels.levelOf(child);
      if (levels.key(level) < key(side, priceTicks)) {
        return level;
      }
    }
    return side == 0 ? below(place) : above(place);
  }

  /** Whether the pools have what a level at this price needs. */
  boolean hasRoomFor(int priceTicks) {
    if (levels.levelsAvailable() > 0 && levels.nodesAvailable() >= NODES_PER_LEVEL_MAX) {
      return true;
    }
    if (find(priceTicks) != NONE) {
      return true;
    }
    return levels.levelsAvailable() > 0 && levels.nodesAvailable() >= nodesMissing(priceTicks);
  }

  private int nodesMissing(int priceTicks) {
    if (root == NO_ROOT) {
      return 1;
    }
    int place = placeFor(priceTicks);
    int child = levels.child(place);
    if (child == NONE) {
      return 0;
    }
    int other = levels.priceTicks(PriceLevels.levelOf(child));
    int missing = 0;
    for (int shift = shiftOf(place); other >>> shift == priceTicks >>> shift; shift -= NODE_BITS) {
      missing++;
    }
    return missing;
  }

  /** Makes the level of a side at a price, with its first order; the caller knows there is room. */
  int insert(int side, int priceTicks, int searched, int slot, long qtyLots) {
    long key = key(side, priceTicks);
    boolean isBest = key > levels.key(best[side]);
    if (isBest && reaches(side ^ 1, priceTicks)) {
      throw new IllegalStateException("order through the other side: " + slot);
    }
    int place = searched;
    if (place == NONE || levels.child(place) != NONE) {
      place = makePlace(place, priceTicks);
    }
    int level = levels.acquireLevel();
    levels.set(level, slot, qtyLots, key, place);
    levels.putLevel(place, level);
    if (isBest) {
      int worse = best[side];
      best[side] = level;
      levels.setNeighbours(level, NONE, worse);
      levels.setBetter(worse, level);
    } else {
      int better = side == 0 ? above(place) : below(place);
      int worse = levels.worse(better);
      levels.setWorse(better, level);
      levels.setBetter(worse, level);
      levels.setNeighbours(level, better, worse);
    }
    return level;
  }

  private int makePlace(int place, int priceTicks) {
    return place == NONE
        ? placeInNewRoot(priceTicks)
        : branchOut(place, PriceLevels.levelOf(levels.child(place)), priceTicks);
  }

  /**
   * Where the search for a price ends: at a level, perhaps of another price, or at an absent child.
   */
  int placeFor(int priceTicks) {
    if (priceTicks >>> (NEAR_SHIFT + NODE_BITS) != nearPrefix) {
      return placeFromRoot(priceTicks);
    }
    int shift = NEAR_SHIFT;
    int place = PriceLevels.place(nearNode, priceTicks, shift);
    for (int child = levels.child(place); child >= 0; child = levels.child(place)) {
      shift -= NODE_BITS;
      place = PriceLevels.place(child, priceTicks, shift);
    }
    return place;
  }

  private int placeFromRoot(int priceTicks) {
    if (root == NO_ROOT) {
      return NONE;
    }
    int shift = ROOT_SHIFT;
    int place = PriceLevels.place(root, priceTicks, shift);
    for (int child = levels.child(place); child >= 0; child = levels.child(place)) {
      shift -= NODE_BITS;
      place = PriceLevels.place(child, priceTicks, shift);
      if (shift == NEAR_SHIFT) {
        nearPrefix = priceTicks >>> (NEAR_SHIFT + NODE_BITS);
        nearNode = child;
      }
    }
    return place;
  }

  private int placeInNewRoot(int priceTicks) {
    root = levels.acquireNode(NONE);
    return PriceLevels.place(root, priceTicks, ROOT_SHIFT);
  }

  /**
   * Two prices meet at one place: puts nodes there until their ways part, moves the level that was
   * there; returns the place for the other price.
   */
  private int branchOut(int from, int level, int priceTicks) {
    int levelTicks = levels.priceTicks(level);
    int place = from;
    int shift = shiftOf(from);
    int node;
    do {
      node = levels.acquireNode(place);
      levels.putNode(place, node);
      shift -= NODE_BITS;
      place = PriceLevels.place(node, levelTicks, shift);
    } while (levelTicks >>> shift == priceTicks >>> shift);
    levels.putLevel(place, level);
    levels.setKeyAndPlace(level, levels.key(level), place);
    return PriceLevels.place(node, priceTicks, shift);
  }

  private void dropNode(int emptied) {
    int node = emptied;
    while (true) {
      int place = levels.nodePlace(node);
      levels.releaseNode(node);
      if (node == nearNode) {
        nearPrefix = NO_PREFIX;
      }
      if (place == NONE) {
        root = NO_ROOT;
        return;
      }
      if (levels.clear(place)) {
        return;
      }
      node = PriceLevels.nodeOf(place);
    }
  }

  /** The nearest level above what stands at a place; NONE when there is none. */
  private int above(int from) {
    int place = from;
    int next = levels.placeAbove(place);
    while (next == NONE) {
      place = levels.nodePlace(PriceLevels.nodeOf(place));
      if (place == NONE) {
        return NONE;
      }
      next = levels.placeAbove(place);
    }
    int child = levels.child(next);
    while (child >= 0) {
      child = levels.child(levels.lowestPlace(child));
    }
    return PriceLevels.levelOf(child);
  }

  /** The nearest level below what stands at a place; NONE when there is none. */
  private int below(int from) {
    int place = from;
    int next = levels.placeBelow(place);
    while (next == NONE) {
      place = levels.nodePlace(PriceLevels.nodeOf(place));
      if (place == NONE) {
        return NONE;
      }
      next = levels.placeBelow(place);
    }
    int child = levels.child(next);
    while (child >= 0) {
      child = levels.child(levels.highestPlace(child));
    }
    return PriceLevels.levelOf(child);
  }

  /** How far the node of a place shifts the price: by its depth below the root. */
  private int shiftOf(int place) {
    int shift = ROOT_SHIFT;
    for (int up = levels.nodePlace(PriceLevels.nodeOf(place));
        up != NONE;
        up = levels.nodePlace(PriceLevels.nodeOf(up))) {
      shift -= NODE_BITS;
    }
    return shift;
  }
}
