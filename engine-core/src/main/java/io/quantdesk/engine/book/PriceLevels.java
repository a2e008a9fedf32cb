package io.quantdesk.engine.book;

import java.util.Arrays;

/**
 * The pool of the price levels of all books, and of the search nodes above them. Levels come in
 * leaves of {@value #LEAF_LEVELS} neighbouring prices, so a level needs no room of its own when its
 * leaf is there already; above the leaves stand nodes of 64 children each.
 *
 * <pre>
 * level (two longs):  head slot, tail slot | quantity        empty: NONE, NONE | 0
 * leaf:               a bit for each level that has orders, parent node
 * node:               a bit for each child that exists, 64 children, parent node
 * </pre>
 *
 * A leaf or node goes back to its pool with the last level in it. Prices are not kept: the orders
 * have them.
 */
public final class PriceLevels {
  static final int NONE = -1;

  /** Prices that differ only in this many lowest bits share a leaf. */
  public static final int LEAF_BITS = 4;

  /** A node tells apart this many bits of the price. */
  public static final int NODE_BITS = 6;

  /** How far the root shifts a 31-bit price: it has eight children, all other nodes 64. */
  public static final int ROOT_SHIFT = LEAF_BITS + 4 * NODE_BITS;

  static final int LEAF_LEVELS = 1 << LEAF_BITS;

  private static final int LEVEL_LONGS = 2;
  private static final int LEAVES_MAX = (Integer.MAX_VALUE - 8) / (LEAF_LEVELS * LEVEL_LONGS);

  final long[] levels;
  final int[] leafBits;
  final int[] leafParents;
  final long[] nodeBits;
  final int[] nodeParents;
  final int[] children;

  private int freeLeaf = NONE;
  private int untouchedLeaf;
  private int leavesAvailable;
  private int freeNode = NONE;
  private int untouchedNode;
  private int nodesAvailable;

  /**
   * Room for this many leaves, and a quarter as many nodes (at least enough for one book): about
   * 340 bytes a leaf. That many price levels fit even if each is alone in its leaf, as long as most
   * of them have neighbours within 64 leaves; up to sixteen times as many where prices lie close.
   */
  public PriceLevels(int leaves) {
    this(leaves, Math.max(leaves / 4, 8));
  }

  /** Room for exactly this many leaves and nodes. */
  public PriceLevels(int leaves, int nodes) {
    if (leaves < 1 || leaves > LEAVES_MAX || nodes < 1 || nodes > Integer.MAX_VALUE >> NODE_BITS) {
      throw new IllegalArgumentException(
          "price levels: no pools of " + leaves + " leaves and " + nodes + " nodes");
    }
    levels = new long[leaves * LEAF_LEVELS * LEVEL_LONGS];
    leafBits = new int[leaves];
    leafParents = new int[leaves];
    nodeBits = new long[nodes];
    nodeParents = new int[nodes];
    children = new int[nodes << NODE_BITS];
    leavesAvailable = leaves;
    nodesAvailable = nodes;
    Arrays.fill(children, NONE);
    for (int i = 0; i < levels.length; i += LEVEL_LONGS) {
      levels[i] = -1L;
    }
  }

  /** How many leaves can still be taken. */
  public int leavesAvailable() {
    return leavesAvailable;
  }

  /** How many search nodes can still be taken. */
  public int nodesAvailable() {
    return nodesAvailable;
  }

  int acquireLeaf(int parent) {
    int leaf = freeLeaf;
    if (leaf != NONE) {
      freeLeaf = leafParents[leaf];
    } else {
      leaf = untouchedLeaf++;
    }
    leavesAvailable--;
    leafParents[leaf] = parent;
    return leaf;
  }

  void releaseLeaf(int leaf) {
    leafParents[leaf] = freeLeaf;
    freeLeaf = leaf;
    leavesAvailable++;
  }

  int acquireNode(int parent) {
    int node = freeNode;
    if (node != NONE) {
      freeNode = nodeParents[node];
    } else {
      node = untouchedNode++;
    }
    nodesAvailable--;
    nodeParents[node] = parent;
    return node;
  }

  void releaseNode(int node) {
    nodeParents[node] = freeNode;
    freeNode = node;
    nodesAvailable++;
  }

  int head(int level) {
    return (int) levels[level << 1];
  }

  int tail(int level) {
    return (int) (levels[level << 1] >>> Integer.SIZE);
  }

  void setEnds(int level, int head, int tail) {
    levels[level << 1] = (head & 0xFFFF_FFFFL) | ((long) tail << Integer.SIZE);
  }

  long qtyLots(int level) {
    return levels[(level << 1) + 1];
  }

  void setQtyLots(int level, long qtyLots) {
    levels[(level << 1) + 1] = qtyLots;
  }
}
