package io.quantdesk.engine.trigger;

/**
 * Trailing stops that wait, by group: those of one market, source and direction, numbered as the
 * trees of the other triggers. Within a group an order waits for its activation price, follows, or
 * has been met while it followed and now stands still until it fires. Orders that are met are only
 * sorted out when a new extreme passes them; before that they are known by the prices seen.
 *
 * <p>A price that is no extreme and meets nothing costs three looks.
 */
final class TrailingOrders {
  private static final int INACTIVE = 0;
  private static final int FOLLOWING = 1;
  private static final int MET = 2;
  private static final int TREES = 3;

  private final TrailTrees trees;
  private final TrailNodes nodes;
  private int count;

  TrailingOrders(int groups, int capacity) {
    trees = new TrailTrees(groups * TREES, capacity);
    nodes = trees.nodes();
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Adds an order that follows from a price on. */
  void follow(int group, int handle, int bestTicks, int offset, long number) {
    add(group, FOLLOWING, handle, bestTicks, offset, number);
  }

  /** Adds an order that follows once its activation price is met. */
  void standBy(int group, int handle, int activationTicks, int offset, long number) {
    add(group, INACTIVE, handle, activationTicks, offset, number);
  }

  void remove(int handle) {
    trees.remove(handle);
    count--;
  }

  /** Lets a group see the next price: what it meets, whom it leads on, whom it wakes. */
  void see(int group, int priceTicks) {
    int height = height(group, priceTicks);
    int following = group * TREES + FOLLOWING;
    if (trees.meets(following, height)) {
      trees.see(following, height);
    }
    if (trees.lowest(following) < height) {
      trees.raise(following, group * TREES + MET, height);
    }
    if (trees.lowest(group * TREES + INACTIVE) <= height) {
      trees.move(group * TREES + INACTIVE, following, height);
    }
  }

  /** What has been met in a group and fires first, or NONE. */
  int firstMet(int group) {
    int still = trees.met(group * TREES + MET);
    int follower = trees.met(group * TREES + FOLLOWING);
    if (still == TrailTrees.NONE || follower == TrailTrees.NONE) {
      return still == TrailTrees.NONE ? follower : still;
    }
    boolean before = nodes.isBefore(still, nodes.trigger(still), follower, nodes.trigger(follower));
    return before ? still : follower;
  }

  int offset(int handle) {
    return nodes.offset(handle);
  }

  /** Price that an order still waits for before it follows; 0 once it does. */
  int activationTicks(int handle) {
    return isActive(handle) ? 0 : Math.abs(nodes.best(handle));
  }

  /** Best price since an order follows; 0 before. */
  int bestTicks(int handle) {
    return isActive(handle) ? Math.abs(nodes.best(handle)) : 0;
  }

  /** Price that fires an order as things are; before it follows: as its activation makes it. */
  int triggerTicks(int handle) {
    return Math.abs(nodes.trigger(handle));
  }

  boolean isMet(int handle) {
    return isActive(handle) && nodes.isMet(handle);
  }

  /** First order of a group, or NONE: see {@link #next}. */
  int first(int group) {
    return firstFrom(group * TREES, group * TREES + TREES);
  }

  /** Order behind another one: of the same state in its tree's order, then of the next state. */
  int next(int handle) {
    int tree = trees.treeOf(handle);
    int next = trees.next(handle);
    return next != TrailTrees.NONE ? next : firstFrom(tree + 1, (tree / TREES + 1) * TREES);
  }

  private int firstFrom(int tree, int end) {
    for (int i = tree; i < end; i++) {
      if (trees.first(i) != TrailTrees.NONE) {
        return trees.first(i);
      }
    }
    return TrailTrees.NONE;
  }

  private void add(int group, int state, int handle, int ticks, int offset, long number) {
    trees.insert(group * TREES + state, handle, height(group, ticks), offset, number);
    count++;
  }

  private boolean isActive(int handle) {
    return trees.treeOf(handle) % TREES != INACTIVE;
  }

  /** Buys fire when the price has risen: their groups have even numbers. */
  private static int height(int group, int priceTicks) {
    return (group & 1) == 0 ? -priceTicks : priceTicks;
  }
}
