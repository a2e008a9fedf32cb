package io.quantdesk.engine.trigger;

import java.util.Arrays;

/**
 * A forest of search trees of trailing stops, each sorted by best price. Prices are heights: a
 * price of a sell, a negative price of a buy, so that on both sides a better best is higher and a
 * trigger lies below its best.
 *
 * <p>Orders with the same best are neighbours, and those that a new extreme passes are the lowest
 * of a tree: it is cut in two, and the lower part is given the new best as a whole. That is one
 * step for each level of the tree, however many orders it passes. A subtree knows its smallest
 * distances in ticks and in ppm, so it knows at any best which of its triggers is the highest.
 *
 * <p>Treaps, as {@link PriceTrees}: a node's rank is a fixed mix of its number.
 */
final class TrailTrees {
  /** No node. */
  static final int NONE = TrailNodes.NONE;

  private final TrailNodes nodes;
  private final int[] roots;
  private final int[] lowest;
  private final int[] treeOfRoot;
  private int lower;
  private int upper;

  TrailTrees(int treeCount, int nodeCount) {
    nodes = new TrailNodes(nodeCount);
    roots = new int[treeCount];
    lowest = new int[treeCount];
    treeOfRoot = new int[nodeCount];
    Arrays.fill(roots, NONE);
    Arrays.fill(lowest, Integer.MAX_VALUE);
  }

  TrailNodes nodes() {
    return nodes;
  }

  /** Adds a node that is in no tree, for which no price has been seen. */
  void insert(int tree, int node, int best, int offset, long number) {
    nodes.reset(node, best, offset, number);
    split(roots[tree], best);
    int above = upper;
    setRoot(tree, concat(concat(lower, node), above));
  }

  /** Takes a node out of its tree. */
  void remove(int node) {
    int tree = treeOf(node);
    setRoot(tree, without(roots[tree], node));
  }

  /** Tree of a node. */
  int treeOf(int node) {
    int top = node;
    while (nodes.parent[top] != NONE) {
      top = nodes.parent[top];
    }
    return treeOfRoot[top];
  }

  /** Lowest best of a tree; the largest int when it is empty. */
  int lowest(int tree) {
    return lowest[tree];
  }

  /** Whether a price is at or below a trigger of a tree, met already or not. */
  boolean meets(int tree, int height) {
    int root = roots[tree];
    return root != NONE && nodes.firstTrigger(root) >= height;
  }

  /** What fires first of what has been met in a tree, or NONE. */
  int met(int tree) {
    int root = roots[tree];
    return root == NONE ? NONE : nodes.met(root);
  }

  /** Lets a tree see a price. */
  void see(int tree, int height) {
    nodes.see(roots[tree], height);
  }

  /**
   * Gives all below a height that as their best. What has been met moves to another tree first, as
   * it is, in no order: that costs its own time for each, once in its life.
   */
  void raise(int tree, int metTree, int height) {
    split(roots[tree], height - 1);
    int rest = upper;
    sift(lower);
    int passed = upper;
    if (lower != NONE) {
      setRoot(metTree, concat(roots[metTree], lower));
    }
    nodes.raise(passed, height);
    setRoot(tree, concat(passed, rest));
  }

  /** Moves all up to a height to a tree where nothing is below it, with that as their best. */
  void move(int tree, int to, int height) {
    split(roots[tree], height);
    int moved = lower;
    setRoot(tree, upper);
    nodes.raise(moved, height);
    setRoot(to, concat(moved, roots[to]));
  }

  /** First node of a tree, where they are in order the one with the lowest best, or NONE. */
  int first(int tree) {
    return roots[tree] == NONE ? NONE : leftmost(roots[tree]);
  }

  /** Node behind another one of its tree, or NONE. */
  int next(int node) {
    if (nodes.right[node] != NONE) {
      return leftmost(nodes.right[node]);
    }
    int below = node;
    int at = nodes.parent[node];
    while (at != NONE && nodes.right[at] == below) {
      below = at;
      at = nodes.parent[at];
    }
    return at;
  }

  private int leftmost(int root) {
    int at = root;
    while (nodes.left[at] != NONE) {
      at = nodes.left[at];
    }
    return at;
  }

  private void setRoot(int tree, int root) {
    roots[tree] = root;
    lowest[tree] = Integer.MAX_VALUE;
    if (root != NONE) {
      nodes.parent[root] = NONE;
      treeOfRoot[root] = tree;
      lowest[tree] = nodes.best(leftmost(root));
    }
  }

  /** Cuts a tree in two: up to a best, and above it. */
  private void split(int root, int best) {
    cut(root, best);
    if (lower != NONE) {
      nodes.parent[lower] = NONE;
    }
    if (upper != NONE) {
      nodes.parent[upper] = NONE;
    }
  }

  private void cut(int node, int best) {
    if (node == NONE) {
      lower = NONE;
      upper = NONE;
      return;
    }
    nodes.push(node);
    if (nodes.ownBest(node) <= best) {
      cut(nodes.right[node], best);
      setRight(node, lower);
      lower = node;
    } else {
      cut(nodes.left[node], best);
      setLeft(node, upper);
      upper = node;
    }
    nodes.update(node);
  }

  /** Divides a tree by what has been met, which gets lower, and what has not. */
  private void sift(int node) {
    if (node == NONE || nodes.met(node) == NONE) {
      lower = NONE;
      upper = node;
      return;
    }
    nodes.push(node);
    sift(nodes.left[node]);
    int metBefore = lower;
    int restBefore = upper;
    sift(nodes.right[node]);
    int metBehind = lower;
    int restBehind = upper;
    nodes.isolate(node);
    if (nodes.met(node) == node) {
      lower = concat(concat(metBefore, node), metBehind);
      upper = concat(restBefore, restBehind);
    } else {
      lower = concat(metBefore, metBehind);
      upper = concat(concat(restBefore, node), restBehind);
    }
  }

  /** Root of two trees in one, the first before the second. */
  private int concat(int low, int high) {
    if (low == NONE || high == NONE) {
      return low == NONE ? high : low;
    }
    boolean lowIsRoot = nodes.rank(low) > nodes.rank(high);
    int root = lowIsRoot ? low : high;
    nodes.push(root);
    if (lowIsRoot) {
      setRight(low, concat(nodes.right[low], high));
    } else {
      setLeft(high, concat(low, nodes.left[high]));
    }
    nodes.update(root);
    return root;
  }

  /** Root of a tree after a node of it was taken out. */
  private int without(int root, int node) {
    pushFromTop(node);
    int child = concat(nodes.left[node], nodes.right[node]);
    int above = nodes.parent[node];
    if (child != NONE) {
      nodes.parent[child] = above;
    }
    if (above == NONE) {
      return child;
    }
    if (nodes.left[above] == node) {
      nodes.left[above] = child;
    } else {
      nodes.right[above] = child;
    }
    while (above != NONE) {
      nodes.update(above);
      above = nodes.parent[above];
    }
    return root;
  }

  private void pushFromTop(int node) {
    if (nodes.parent[node] != NONE) {
      pushFromTop(nodes.parent[node]);
    }
    nodes.push(node);
  }

  private void setLeft(int node, int child) {
    nodes.left[node] = child;
    if (child != NONE) {
      nodes.parent[child] = node;
    }
  }

  private void setRight(int node, int child) {
    nodes.right[node] = child;
    if (child != NONE) {
      nodes.parent[child] = node;
    }
  }
}
