package io.quantdesk.engine.trigger;

import io.quantdesk.engine.math.StateHash;

/**
 * Nodes of the {@link TrailTrees} in flat arrays: what each is, its links, and what is known of the
 * subtree below it. A change of a whole subtree stays at its top, and is handed down only where
 * something goes below.
 */
final class TrailNodes {
  /** No node. */
  static final int NONE = -1;

  private static final int NOT_RAISED = Integer.MIN_VALUE;
  private static final int NOT_SEEN = Integer.MAX_VALUE;

  final int[] left;
  final int[] right;
  final int[] parent;

  private final int[] bests;
  private final int[] offsets;
  private final int[] lows;
  private final long[] numbers;
  private final int[] raisedTo;
  private final int[] seenBelow;

  /** Of a subtree: the nodes with the smallest distance in ticks and in ppm. */
  private final int[] nearestTicks;

  private final int[] nearestPpm;

  /** Of a subtree: what fires first, and what of it has been met fires first. */
  private final int[] first;

  private final int[] firstTriggers;
  private final int[] met;
  private final int[] metTriggers;

  TrailNodes(int count) {
    left = new int[count];
    right = new int[count];
    parent = new int[count];
    bests = new int[count];
    offsets = new int[count];
    lows = new int[count];
    numbers = new long[count];
    raisedTo = new int[count];
    seenBelow = new int[count];
    nearestTicks = new int[count];
    nearestPpm = new int[count];
    first = new int[count];
    firstTriggers = new int[count];
    met = new int[count];
    metTriggers = new int[count];
  }

  /** Makes a node on its own, for which no price has been seen. */
  void reset(int node, int best, int offset, long number) {
    bests[node] = best;
    offsets[node] = offset;
    numbers[node] = number;
    lows[node] = NOT_SEEN;
    isolate(node);
  }

  /** Leaves a node that has handed down what it had without links; what it is stays. */
  void isolate(int node) {
    left[node] = NONE;
    right[node] = NONE;
    parent[node] = NONE;
    raisedTo[node] = NOT_RAISED;
    seenBelow[node] = NOT_SEEN;
    update(node);
  }

  int offset(int node) {
    return offsets[node];
  }

  long rank(int node) {
    return StateHash.mix(numbers[node]);
  }

  /** Best of a node whose ancestors have handed down what they had. */
  int ownBest(int node) {
    return bests[node];
  }

  /** Best of any node: what its highest changed ancestor says was said last. */
  int best(int node) {
    int best = bests[node];
    for (int above = parent[node]; above != NONE; above = parent[above]) {
      if (raisedTo[above] != NOT_RAISED) {
        best = raisedTo[above];
      }
    }
    return best;
  }

  /** Whether a price has met a node's trigger since its best was set. */
  boolean isMet(int node) {
    int low = lows[node];
    for (int above = parent[node]; above != NONE; above = parent[above]) {
      low = raisedTo[above] != NOT_RAISED ? seenBelow[above] : Math.min(low, seenBelow[above]);
    }
    return trigger(best(node), node) >= low;
  }

  /** Height of the trigger of a node. */
  int trigger(int node) {
    return trigger(best(node), node);
  }

  /** Height of the trigger in a subtree that fires first. */
  int firstTrigger(int root) {
    return firstTriggers[root];
  }

  /** What fires first of what has been met in a subtree, or NONE. */
  int met(int root) {
    return met[root];
  }

  /** Sets the best of a whole subtree; no price has been seen since. */
  void raise(int root, int best) {
    if (root == NONE) {
      return;
    }
    bests[root] = best;
    lows[root] = NOT_SEEN;
    raisedTo[root] = best;
    seenBelow[root] = NOT_SEEN;
    met[root] = NONE;
    first[root] = NONE;
    put(first, firstTriggers, root, nearestTicks[root], best);
    put(first, firstTriggers, root, nearestPpm[root], best);
  }

  /** Lets a whole subtree see a price: what lies at or above it is met from now on. */
  void see(int root, int height) {
    if (root == NONE) {
      return;
    }
    lows[root] = Math.min(lows[root], height);
    seenBelow[root] = Math.min(seenBelow[root], height);
    if (firstTriggers[root] >= height) {
      met[root] = first[root];
      metTriggers[root] = firstTriggers[root];
    }
  }

  /** Hands down what a node knows for those below it. */
  void push(int node) {
    if (raisedTo[node] != NOT_RAISED) {
      raise(left[node], raisedTo[node]);
      raise(right[node], raisedTo[node]);
      raisedTo[node] = NOT_RAISED;
    }
    if (seenBelow[node] != NOT_SEEN) {
      see(left[node], seenBelow[node]);
      see(right[node], seenBelow[node]);
      seenBelow[node] = NOT_SEEN;
    }
  }

  /** Sums up the subtree of a node that has handed down what it had. */
  void update(int node) {
    boolean inTicks = offsets[node] > 0;
    nearestTicks[node] = inTicks ? node : NONE;
    nearestPpm[node] = inTicks ? NONE : node;
    first[node] = NONE;
    put(first, firstTriggers, node, node, bests[node]);
    boolean isMet = firstTriggers[node] >= lows[node];
    met[node] = isMet ? node : NONE;
    metTriggers[node] = firstTriggers[node];
    sumUp(node, left[node]);
    sumUp(node, right[node]);
  }

  private void sumUp(int node, int child) {
    if (child == NONE) {
      return;
    }
    nearestTicks[node] = nearer(nearestTicks[node], nearestTicks[child]);
    nearestPpm[node] = nearer(nearestPpm[node], nearestPpm[child]);
    offer(first, firstTriggers, node, first[child], firstTriggers[child]);
    offer(met, metTriggers, node, met[child], metTriggers[child]);
  }

  private void put(int[] winners, int[] triggers, int root, int node, int best) {
    if (node != NONE) {
      offer(winners, triggers, root, node, trigger(best, node));
    }
  }

  private void offer(int[] winners, int[] triggers, int root, int node, int trigger) {
    int winner = winners[root];
    if (node != NONE && (winner == NONE || isBefore(node, trigger, winner, triggers[root]))) {
      winners[root] = node;
      triggers[root] = trigger;
    }
  }

  /** Whether one of two nodes with these triggers fires before the other. */
  boolean isBefore(int node, int trigger, int other, int otherTrigger) {
    return trigger != otherTrigger ? trigger > otherTrigger : nearer(node, other) == node;
  }

  /** Of two nodes: ticks before ppm, the smaller distance, the older one. */
  private int nearer(int node, int other) {
    if (node == NONE || other == NONE) {
      return node == NONE ? other : node;
    }
    int offset = offsets[node];
    int otherOffset = offsets[other];
    if (offset == otherOffset) {
      return numbers[node] < numbers[other] ? node : other;
    }
    if (offset > 0 == otherOffset > 0) {
      return Math.abs(offset) < Math.abs(otherOffset) ? node : other;
    }
    return offset > 0 ? node : other;
  }

  private int trigger(int best, int node) {
    return (int) (best - TrailingOffset.distanceTicks(Math.abs(best), offsets[node]));
  }
}
