package io.quantdesk.engine.book;

import java.util.Arrays;

/**
 * The pool of the price levels of all books, and of the search nodes that lead to them.
 *
 * <pre>
 * level (three longs): head slot, tail slot | quantity | key, place
 * node:                64 children, a bit for each one that is there, the node's own place
 * </pre>
 *
 * A child is a level, a further node, or absent. A place names one child of one node, so what
 * stands there can be found and taken out without a search. The key of a level is its price as a
 * non-negative number of which the better one is the greater.
 */
public final class PriceLevels {
  static final int NONE = -1;

  /** A node tells apart this many bits of the price, by 64 children. */
  public static final int NODE_BITS = 6;

  private static final int LEVEL_WORDS = 3;

  /** What one level takes of the pool. */
  public static final int BYTES_PER_LEVEL = LEVEL_WORDS * Long.BYTES;

  /** What one search node takes of the pool: its children, a bit for each, its place. */
  public static final int BYTES_PER_NODE =
      (1 << NODE_BITS) * Integer.BYTES + Long.BYTES + Integer.BYTES;

  private static final int ENDS = 0;
  private static final int QTY = 1;
  private static final int KEY_AND_PLACE = 2;

  private static final int LEVELS_MAX = (Integer.MAX_VALUE - 8) / LEVEL_WORDS;
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
   * Room for this many levels over all books, and half as many search nodes: about 160 bytes a
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
    this.levels = new long[levels * LEVEL_WORDS];
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

  /** A level with one order; the caller knows that one is available. */
  int acquireLevel(int slot, long qtyLots, int key, int place) {
    int level = freeLevel;
    if (level != NONE) {
      freeLevel = head(level);
    } else {
      level = untouchedLevel++;
    }
    levelsAvailable--;
    int at = level * LEVEL_WORDS;
    levels[at + ENDS] = pair(slot, slot);
    levels[at + QTY] = qtyLots;
    levels[at + KEY_AND_PLACE] = pair(place, key);
    return level;
  }

  void releaseLevel(int level) {
    levels[level * LEVEL_WORDS + ENDS] = freeLevel;
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

  void setNodePlace(int node, int place) {
    nodePlaces[node] = place;
  }

  static int place(int node, int key, int shift) {
    return (node << NODE_BITS) + ((key >>> shift) & ((1 << NODE_BITS) - 1));
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

  /** The place of the nearest child of the same node with a lower key; NONE when there is none. */
  int placeBelow(int place) {
    long below = childBits[place >> NODE_BITS] & ((1L << place) - 1);
    return below == 0 ? NONE : (place >> NODE_BITS << NODE_BITS) + highest(below);
  }

  int highestPlace(int node) {
    return (node << NODE_BITS) + highest(childBits[node]);
  }

  int head(int level) {
    return (int) levels[level * LEVEL_WORDS + ENDS];
  }

  int tail(int level) {
    return (int) (levels[level * LEVEL_WORDS + ENDS] >>> Integer.SIZE);
  }

  void setEnds(int level, int head, int tail) {
    levels[level * LEVEL_WORDS + ENDS] = pair(head, tail);
  }

  long qtyLots(int level) {
    return levels[level * LEVEL_WORDS + QTY];
  }

  void setQtyLots(int level, long qtyLots) {
    levels[level * LEVEL_WORDS + QTY] = qtyLots;
  }

  int key(int level) {
    return (int) (levels[level * LEVEL_WORDS + KEY_AND_PLACE] >>> Integer.SIZE);
  }

  int placeOf(int level) {
    return (int) levels[level * LEVEL_WORDS + KEY_AND_PLACE];
  }

  void setKeyAndPlace(int level, int key, int place) {
    levels[level * LEVEL_WORDS + KEY_AND_PLACE] = pair(place, key);
  }

  private static long pair(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
  }

  private static int highest(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }
}
