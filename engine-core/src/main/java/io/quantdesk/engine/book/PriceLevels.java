package io.quantdesk.engine.book;

import java.util.Arrays;

/**
 * The pool of the price levels of all books, and of the search nodes that lead to them.
 *
 * <pre>
 * level (four longs):  head slot, tail slot | quantity | better level, worse level | key, place
 * node:                64 children, a bit for each one that is there, the node's own place
 * </pre>
 *
 * A child is a level, a further node, or absent. A place names one child of one node, so what
 * stands there can be found and taken out without a search. The key of a level is its price as a
 * number of which the better one is the greater: a bid's price, an ask's price negated. Level NONE
 * is a scratch record: it takes what is written to a neighbour that does not exist, and its key is
 * below all others.
 */
public final class PriceLevels {
  static final int NONE = -1;

  /** A node tells apart this many bits of the price, by 64 children. */
  public static final int NODE_BITS = 6;

  /** The key of level NONE. */
  static final long NO_KEY = -1L << Integer.SIZE;

  private static final int LEVEL_SHIFT = 2;
  private static final int LEVEL_0 = 1 << LEVEL_SHIFT;
  private static final int ENDS = LEVEL_0;
  private static final int QTY = LEVEL_0 + 1;
  private static final int NEIGHBOURS = LEVEL_0 + 2;
  private static final int KEY_AND_PLACE = LEVEL_0 + 3;

  /** A place takes the low 31 bits beside the key. */
  private static final int PLACE_BITS = 31;

  private static final int LEVELS_MAX = (Integer.MAX_VALUE - 8 - LEVEL_0) >> LEVEL_SHIFT;
  private static final int NODES_MAX = (Integer.MAX_VALUE - 8) >> NODE_BITS;

  /** Children below this are levels, counted downwards. */
  private static final int FIRST_LEVEL = NONE - 1;

  private final long[] levels;
  private final int[] children;
  private final long[] childBits;
  private final int[] nodePlaces;

  private int freeLevel = NONE;
  private int untouchedLevel;
  private int levelsAvailable;
  private int freeNode = NONE;
  private int untouchedNode;
  private int nodesAvailable;

  /**
   * Room for this many levels over all books, and half as many search nodes: about 170 bytes a
   * level. Prices that lie close together need far fewer nodes, levels each far from all others up
   * to five; where nodes run out first, {@link OrderBook#hasRoomFor} says so.
   */
  public PriceLevels(int levels) {
    this(levels, levels / 2 + 8);
  }

  /** Room for exactly this many levels and search nodes over all books. */
  public PriceLevels(int levels, int nodes) {
    if (levels < 1 || levels > LEVELS_MAX || nodes < 1 || nodes > NODES_MAX) {
      throw new IllegalArgumentException(
          "price levels: no pools of " + levels + " levels and " + nodes + " nodes");
    }
    this.levels = new long[LEVEL_0 + (levels << LEVEL_SHIFT)];
    this.levels[(NONE << LEVEL_SHIFT) + KEY_AND_PLACE] = NO_KEY << PLACE_BITS;
    children = new int[nodes << NODE_BITS];
    Arrays.fill(children, NONE);
    childBits = new long[nodes];
    nodePlaces = new int[nodes];
    levelsAvailable = levels;
    nodesAvailable = nodes;
  }

  /** How many levels can still be taken. */
  public int levelsAvailable() {
    return levelsAvailable;
  }

  /** How many search nodes can still be taken. */
  public int nodesAvailable() {
    return nodesAvailable;
  }

  /** A level without orders, neighbours and place; the caller knows that one is available. */
  int acquireLevel() {
    int level = freeLevel;
    if (level != NONE) {
      freeLevel = head(level);
    } else {
      level = untouchedLevel++;
    }
    levelsAvailable--;
    return level;
  }

  void releaseLevel(int level) {
    levels[(level << LEVEL_SHIFT) + ENDS] = freeLevel;
    freeLevel = level;
    levelsAvailable++;
  }

  /** A node without children; the caller knows that one is available. */
  int acquireNode(int place) {
    int node = freeNode;
    if (node != NONE) {
      freeNode = nodePlaces[node];
    } else {
      node = untouchedNode++;
    }
    nodesAvailable--;
    nodePlaces[node] = place;
    return node;
  }

  void releaseNode(int node) {
    nodePlaces[node] = freeNode;
    freeNode = node;
    nodesAvailable++;
  }

  int nodePlace(int node) {
    return nodePlaces[node];
  }

  static int place(int node, int priceTicks, int shift) {
    return (node << NODE_BITS) + ((priceTicks >>> shift) & ((1 << NODE_BITS) - 1));
  }

  static int nodeOf(int place) {
    return place >> NODE_BITS;
  }

  /** What stands at a place: a node when not negative, NONE, or a level. */
  int child(int place) {
    return children[place];
  }

  static boolean isLevel(int child) {
    return child <= FIRST_LEVEL;
  }

  static int levelOf(int child) {
    return FIRST_LEVEL - child;
  }

  void putNode(int place, int node) {
    children[place] = node;
    childBits[place >> NODE_BITS] |= 1L << place;
  }

  void putLevel(int place, int level) {
    children[place] = FIRST_LEVEL - level;
    childBits[place >> NODE_BITS] |= 1L << place;
  }

  /** Takes a child out; whether its node has others. */
  boolean clear(int place) {
    children[place] = NONE;
    return (childBits[place >> NODE_BITS] &= ~(1L << place)) != 0;
  }

  /** The place of the nearest child of the same node at a higher price; NONE when there is none. */
  int placeAbove(int place) {
    long above = childBits[place >> NODE_BITS] & (-2L << place);
    return above == 0
        ? NONE
        : (place >> NODE_BITS << NODE_BITS) + Long.numberOfTrailingZeros(above);
  }

  /** The place of the nearest child of the same node at a lower price; NONE when there is none. */
  int placeBelow(int place) {
    long below = childBits[place >> NODE_BITS] & ((1L << place) - 1);
    return below == 0 ? NONE : (place >> NODE_BITS << NODE_BITS) + highest(below);
  }

  int lowestPlace(int node) {
    return (node << NODE_BITS) + Long.numberOfTrailingZeros(childBits[node]);
  }

  int highestPlace(int node) {
    return (node << NODE_BITS) + highest(childBits[node]);
  }

  int head(int level) {
    return (int) levels[(level << LEVEL_SHIFT) + ENDS];
  }

  int tail(int level) {
    return (int) (levels[(level << LEVEL_SHIFT) + ENDS] >>> Integer.SIZE);
  }

  void setEnds(int level, int head, int tail) {
    levels[(level << LEVEL_SHIFT) + ENDS] = pair(head, tail);
  }

  long qtyLots(int level) {
    return levels[(level << LEVEL_SHIFT) + QTY];
  }

  void setQtyLots(int level, long qtyLots) {
    levels[(level << LEVEL_SHIFT) + QTY] = qtyLots;
  }

  int better(int level) {
    return (int) levels[(level << LEVEL_SHIFT) + NEIGHBOURS];
  }

  int worse(int level) {
    return (int) (levels[(level << LEVEL_SHIFT) + NEIGHBOURS] >>> Integer.SIZE);
  }

  void setNeighbours(int level, int better, int worse) {
    levels[(level << LEVEL_SHIFT) + NEIGHBOURS] = pair(better, worse);
  }

  void setBetter(int level, int better) {
    setNeighbours(level, better, worse(level));
  }

  void setWorse(int level, int worse) {
    setNeighbours(level, better(level), worse);
  }

  long key(int level) {
    return levels[(level << LEVEL_SHIFT) + KEY_AND_PLACE] >> PLACE_BITS;
  }

  int priceTicks(int level) {
    return (int) Math.abs(key(level));
  }

  int placeOf(int level) {
    return (int) levels[(level << LEVEL_SHIFT) + KEY_AND_PLACE] & Integer.MAX_VALUE;
  }

  /** A level with one order and no neighbours yet. */
  void set(int level, int slot, long qtyLots, long key, int place) {
    int at = level << LEVEL_SHIFT;
    levels[at + ENDS] = pair(slot, slot);
    levels[at + QTY] = qtyLots;
    levels[at + KEY_AND_PLACE] = key << PLACE_BITS | place;
  }

  void setKeyAndPlace(int level, long key, int place) {
    levels[(level << LEVEL_SHIFT) + KEY_AND_PLACE] = key << PLACE_BITS | place;
  }

  private static long pair(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
  }

  private static int highest(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }
}
