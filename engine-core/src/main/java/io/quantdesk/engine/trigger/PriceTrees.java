package io.quantdesk.engine.trigger;

import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * A forest of search trees over one set of nodes in flat arrays, each sorted by key, then number.
 * Treaps: a node's rank is a fixed mix of its number, so the same nodes make the same tree however
 * they came, and its depth is logarithmic. Numbers are unique. The first node of a tree costs one
 * look.
 */
final class PriceTrees {
  /** No node. */
  static final int NONE = -1;

  private final int[] roots;
  private final int[] firsts;
  private final int[] keys;
  private final long[] numbers;
  private final int[] left;
  private final int[] right;
  private final int[] parent;

  PriceTrees(int treeCount, int nodeCount) {
    roots = new int[treeCount];
    firsts = new int[treeCount];
    Arrays.fill(roots, NONE);
    Arrays.fill(firsts, NONE);
    keys = new int[nodeCount];
    numbers = new long[nodeCount];
    left = new int[nodeCount];
    right = new int[nodeCount];
    parent = new int[nodeCount];
  }

  /** Node with the smallest key, among equal ones the smallest number; or NONE. */
  int first(int tree) {
    return firsts[tree];
  }

  /** Node behind another one of its tree, or NONE. */
  int next(int node) {
    int at = right[node];
    if (at != NONE) {
      while (left[at] != NONE) {
        at = left[at];
      }
      return at;
    }
    int below = node;
    at = parent[node];
    while (at != NONE && right[at] == below) {
      below = at;
      at = parent[at];
    }
    return at;
  }

  int key(int node) {
    return keys[node];
  }

  /** Adds a node that is in no tree. */
  void insert(int tree, int node, int key, long number) {
    keys[node] = key;
    numbers[node] = number;
    left[node] = NONE;
    right[node] = NONE;
    int above = NONE;
    int at = roots[tree];
    boolean goesLeft = true;
    boolean isFirst = true;
    while (at != NONE) {
      above = at;
      goesLeft = isBefore(node, at);
      isFirst &= goesLeft;
      at = goesLeft ? left[at] : right[at];
    }
    parent[node] = above;
    if (above == NONE) {
      roots[tree] = node;
    } else if (goesLeft) {
      left[above] = node;
    } else {
      right[above] = node;
    }
    if (isFirst) {
      firsts[tree] = node;
    }
    while (parent[node] != NONE && rank(node) > rank(parent[node])) {
      rotateUp(tree, node);
    }
  }

  /** Takes a node out of its tree. */
  void remove(int tree, int node) {
    if (firsts[tree] == node) {
      firsts[tree] = next(node);
    }
    int child = higherChild(node);
    while (child != NONE) {
      rotateUp(tree, child);
      child = higherChild(node);
    }
    replaceChild(tree, parent[node], node, NONE);
  }

  private int higherChild(int node) {
    int l = left[node];
    int r = right[node];
    if (l == NONE || r == NONE) {
      return l == NONE ? r : l;
    }
    return rank(l) > rank(r) ? l : r;
  }

  /** Puts a node in the place of its parent, which becomes its child. */
  private void rotateUp(int tree, int node) {
    int down = parent[node];
    int above = parent[down];
    int moved;
    if (left[down] == node) {
      moved = right[node];
      left[down] = moved;
      right[node] = down;
    } else {
      moved = left[node];
      right[down] = moved;
      left[node] = down;
    }
    if (moved != NONE) {
      parent[moved] = down;
    }
    parent[down] = node;
    parent[node] = above;
    replaceChild(tree, above, down, node);
  }

  private void replaceChild(int tree, int above, int child, int by) {
    if (above == NONE) {
      roots[tree] = by;
    } else if (left[above] == child) {
      left[above] = by;
    } else {
      right[above] = by;
    }
  }

  private boolean isBefore(int node, int other) {
    return keys[node] != keys[other] ? keys[node] < keys[other] : numbers[node] < numbers[other];
  }

  private long rank(int node) {
    return StateHash.mix(numbers[node]);
  }
}
