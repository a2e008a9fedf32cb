package io.quantdesk.engine.book;

import static io.quantdesk.engine.book.PriceLevels.LEAF_BITS;
import static io.quantdesk.engine.book.PriceLevels.LEAF_LEVELS;
import static io.quantdesk.engine.book.PriceLevels.NODE_BITS;
import static io.quantdesk.engine.book.PriceLevels.NONE;
import static io.quantdesk.engine.book.PriceLevels.ROOT_SHIFT;

/**
 * Finds the price levels of one book: a trie over the 31 bits of the price, 64 children a node,
 * whose bit words lead from a level to the next one below or above. It remembers the lowest node it
 * used last, so that prices near each other are two loads away. Bids and asks share one trie
 * because they never overlap.
 */
final class PriceIndex {
  private static final int CHILD_MASK = (1 << NODE_BITS) - 1;
  private static final int TICK_MASK = LEAF_LEVELS - 1;
  private static final int NEAR_SHIFT = LEAF_BITS + NODE_BITS;
  private static final int NO_PREFIX = -1;

  /** Nodes on the way to a leaf, the root among them. */
  private static final int DEPTH = (ROOT_SHIFT - LEAF_BITS) / NODE_BITS + 1;

  private final PriceLevels pool;
  private final int[] children;
  private int root = NONE;
  private int nearPrefix = NO_PREFIX;
  private int nearNode;

  PriceIndex(PriceLevels pool) {
    this.pool = pool;
    this.children = pool.children;
  }

  /** The level at a price, whether it has orders or not; NONE when its leaf does not exist. */
  int find(int priceTicks) {
    int leaf = leafOf(priceTicks);
    return leaf == NONE ? NONE : levelIn(leaf, priceTicks);
  }

  /** The level at a price, created when it is not there; the caller knows that there is room. */
  int findOrCreate(int priceTicks) {
    int leaf = leafOf(priceTicks);
    return levelIn(leaf == NONE ? createLeaf(priceTicks) : leaf, priceTicks);
  }

  /** Whether the pools can take a level at a price. */
  boolean hasRoomFor(int priceTicks) {
    if (pool.leavesAvailable() > 0 && pool.nodesAvailable() >= DEPTH) {
      return true;
    }
    int nodesMissing = DEPTH;
    int node = root;
    for (int shift = ROOT_SHIFT; node != NONE && shift >= LEAF_BITS; shift -= NODE_BITS) {
      node = children[child(node, priceTicks, shift)];
      nodesMissing--;
    }
    boolean leafExists = node != NONE;
    return leafExists || (pool.leavesAvailable() > 0 && pool.nodesAvailable() >= nodesMissing);
  }

  /** Notes that a level has got its first order. */
  void occupy(int level) {
    pool.leafBits[level >> LEAF_BITS] |= 1 << (level & TICK_MASK);
  }

  /** Notes that a level has lost its last order; gives back what has become empty above it. */
  void vacate(int level, int priceTicks) {
    int leaf = level >> LEAF_BITS;
    int bits = pool.leafBits[leaf] & ~(1 << (level & TICK_MASK));
    pool.leafBits[leaf] = bits;
    if (bits == 0) {
      int parent = pool.leafParents[leaf];
      pool.releaseLeaf(leaf);
      dropChild(parent, priceTicks);
    }
  }

  /** The nearest level with orders below a level that may be empty; NONE when there is none. */
  int below(int level, int priceTicks) {
    int leaf = level >> LEAF_BITS;
    int bits = pool.leafBits[leaf] & ((1 << (level & TICK_MASK)) - 1);
    return bits != 0
        ? (leaf << LEAF_BITS) + highest(bits)
        : climbBelow(pool.leafParents[leaf], priceTicks, LEAF_BITS);
  }

  /** The nearest level with orders above a level that may be empty; NONE when there is none. */
  int above(int level, int priceTicks) {
    int leaf = level >> LEAF_BITS;
    int bits = pool.leafBits[leaf] & (-2 << (level & TICK_MASK));
    return bits != 0
        ? (leaf << LEAF_BITS) + Integer.numberOfTrailingZeros(bits)
        : climbAbove(pool.leafParents[leaf], priceTicks, LEAF_BITS);
  }

  /** The nearest level with orders below any price; NONE when there is none. */
  int belowPrice(int priceTicks) {
    int leaf = leafOf(priceTicks);
    if (leaf != NONE) {
      return below(levelIn(leaf, priceTicks), priceTicks);
    }
    int shift = lowestShiftOnPath(priceTicks);
    return climbBelow(nodeOnPath(priceTicks, shift), priceTicks, shift);
  }

  /** The nearest level with orders above any price; NONE when there is none. */
  int abovePrice(int priceTicks) {
    int leaf = leafOf(priceTicks);
    if (leaf != NONE) {
      return above(levelIn(leaf, priceTicks), priceTicks);
    }
    int shift = lowestShiftOnPath(priceTicks);
    return climbAbove(nodeOnPath(priceTicks, shift), priceTicks, shift);
  }

  /** The shift of the lowest node that exists on the way to a price; the root's if none does. */
  private int lowestShiftOnPath(int priceTicks) {
    int shift = ROOT_SHIFT;
    for (int node = root; node != NONE && shift > LEAF_BITS; shift -= NODE_BITS) {
      node = children[child(node, priceTicks, shift)];
      if (node == NONE) {
        return shift;
      }
    }
    return shift;
  }

  private int nodeOnPath(int priceTicks, int downToShift) {
    int node = root;
    for (int shift = ROOT_SHIFT; shift > downToShift; shift -= NODE_BITS) {
      node = children[child(node, priceTicks, shift)];
    }
    return node;
  }

  private int climbBelow(int from, int priceTicks, int fromShift) {
    int shift = fromShift;
    for (int node = from; node != NONE; node = pool.nodeParents[node]) {
      long bits = pool.nodeBits[node] & ((1L << (priceTicks >>> shift)) - 1);
      if (bits != 0) {
        return last(children[(node << NODE_BITS) + highest(bits)], shift);
      }
      shift += NODE_BITS;
    }
    return NONE;
  }

  private int climbAbove(int from, int priceTicks, int fromShift) {
    int shift = fromShift;
    for (int node = from; node != NONE; node = pool.nodeParents[node]) {
      long bits = pool.nodeBits[node] & (-2L << (priceTicks >>> shift));
      if (bits != 0) {
        return first(children[(node << NODE_BITS) + Long.numberOfTrailingZeros(bits)], shift);
      }
      shift += NODE_BITS;
    }
    return NONE;
  }

  /** The highest level under a child of a node at this shift. */
  private int last(int childOfShift, int shift) {
    int child = childOfShift;
    for (int s = shift; s > LEAF_BITS; s -= NODE_BITS) {
      child = children[(child << NODE_BITS) + highest(pool.nodeBits[child])];
    }
    return (child << LEAF_BITS) + highest(pool.leafBits[child]);
  }

  /** The lowest level under a child of a node at this shift. */
  private int first(int childOfShift, int shift) {
    int child = childOfShift;
    for (int s = shift; s > LEAF_BITS; s -= NODE_BITS) {
      child = children[(child << NODE_BITS) + Long.numberOfTrailingZeros(pool.nodeBits[child])];
    }
    return (child << LEAF_BITS) + Integer.numberOfTrailingZeros(pool.leafBits[child]);
  }

  private int leafOf(int priceTicks) {
    if (priceTicks >>> NEAR_SHIFT == nearPrefix) {
      return children[child(nearNode, priceTicks, LEAF_BITS)];
    }
    return leafFar(priceTicks);
  }

  private int leafFar(int priceTicks) {
    int node = root;
    for (int shift = ROOT_SHIFT; node != NONE && shift > LEAF_BITS; shift -= NODE_BITS) {
      node = children[child(node, priceTicks, shift)];
    }
    if (node == NONE) {
      return NONE;
    }
    nearPrefix = priceTicks >>> NEAR_SHIFT;
    nearNode = node;
    return children[child(node, priceTicks, LEAF_BITS)];
  }

  private int createLeaf(int priceTicks) {
    if (root == NONE) {
      root = pool.acquireNode(NONE);
    }
    int node = root;
    for (int shift = ROOT_SHIFT; shift > LEAF_BITS; shift -= NODE_BITS) {
      int at = child(node, priceTicks, shift);
      int next = children[at];
      if (next == NONE) {
        next = pool.acquireNode(node);
        children[at] = next;
        pool.nodeBits[node] |= 1L << (priceTicks >>> shift);
      }
      node = next;
    }
    int leaf = pool.acquireLeaf(node);
    children[child(node, priceTicks, LEAF_BITS)] = leaf;
    pool.nodeBits[node] |= 1L << (priceTicks >>> LEAF_BITS);
    nearPrefix = priceTicks >>> NEAR_SHIFT;
    nearNode = node;
    return leaf;
  }

  private void dropChild(int from, int priceTicks) {
    int node = from;
    for (int shift = LEAF_BITS; node != NONE; shift += NODE_BITS) {
      children[child(node, priceTicks, shift)] = NONE;
      long bits = pool.nodeBits[node] & ~(1L << (priceTicks >>> shift));
      pool.nodeBits[node] = bits;
      if (bits != 0) {
        return;
      }
      int parent = pool.nodeParents[node];
      pool.releaseNode(node);
      if (shift == LEAF_BITS && node == nearNode) {
        nearPrefix = NO_PREFIX;
      }
      node = parent;
    }
    root = NONE;
  }

  private static int child(int node, int priceTicks, int shift) {
    return (node << NODE_BITS) + ((priceTicks >>> shift) & CHILD_MASK);
  }

  private static int levelIn(int leaf, int priceTicks) {
    return (leaf << LEAF_BITS) + (priceTicks & TICK_MASK);
  }

  private static int highest(int bits) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(bits);
  }

  private static int highest(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }
}
