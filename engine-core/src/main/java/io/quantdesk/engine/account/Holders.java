package io.quantdesk.engine.account;

import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * The positions with lots of every market, in the order in which they were opened. A walk through a
 * market may take many commands, whatever happens to positions meanwhile: each is met once that is
 * there from its begin to its end, and none that is gone.
 *
 * <p>Doubly linked rings in flat arrays, each with an anchor of its own behind the slots of the
 * positions; the place of a walk is a node of its own in the ring.
 */
public final class Holders {
  /** No position. */
  public static final int NONE = -1;

  /** Who walks; one market each at a time. */
  public enum Walk {
    DELEVERAGING(0),
    SETTLING_LONGS(1),
    SETTLING_SHORTS(2);

    private final int code;

    Walk(int code) {
      this.code = code;
    }
  }

  private static final int WALKS = Walk.values().length;

  private final int slots;
  private final int[] next;
  private final int[] previous;

  public Holders(int slots, int marketCapacity) {
    this.slots = slots;
    int nodes = Math.addExact(slots, WALKS + marketCapacity + 1);
    next = new int[nodes];
    previous = new int[nodes];
    Arrays.fill(next, 0, slots + WALKS, NONE);
    for (int anchor = slots + WALKS; anchor < nodes; anchor++) {
      next[anchor] = anchor;
      previous[anchor] = anchor;
    }
  }

  /** Begins a walk through a market, wherever the walk was before. */
  public void begin(Walk walk, int marketId) {
    int walker = slots + walk.code;
    remove(walker);
    int anchor = anchor(marketId);
    link(walker, next[anchor]);
    link(anchor, walker);
  }

  /**
   * The position in front of a walk, or NONE at its end; a walk that has not begun is at its end.
   */
  public int peek(Walk walk) {
    int node = next[slots + walk.code];
    while (node != NONE && isWalker(node)) {
      node = next[node];
    }
    return node < slots ? node : NONE;
  }

  /** Passes the position in front of a walk and returns it, or NONE at its end. */
  public int next(Walk walk) {
    int node = peek(walk);
    if (node != NONE) {
      int walker = slots + walk.code;
      remove(walker);
      link(walker, next[node]);
      link(node, walker);
    }
    return node;
  }

  /** Adds all positions of a market to a hash, in their order, with the places of the walks. */
  void hash(int marketId, StateHash hash) {
    int anchor = anchor(marketId);
    for (int node = next[anchor]; node != anchor; node = next[node]) {
      hash.add(node);
    }
    hash.add(NONE);
  }

  void add(int slot, int marketId) {
    int anchor = anchor(marketId);
    link(previous[anchor], slot);
    link(slot, anchor);
  }

  void remove(int node) {
    if (next[node] != NONE) {
      link(previous[node], next[node]);
      next[node] = NONE;
    }
  }

  private boolean isWalker(int node) {
    return node >= slots && node < slots + WALKS;
  }

  private void link(int node, int behind) {
    next[node] = behind;
    previous[behind] = node;
  }

  private int anchor(int marketId) {
    return slots + WALKS + marketId;
  }
}
