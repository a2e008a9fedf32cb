package io.quantdesk.engine.threshold;

import java.util.Arrays;

/**
 * The registered positions of every market, each in one of three lists: the order in which they
 * came is kept. A whole list moves to the end of another at the cost of one position. Doubly linked
 * rings in flat arrays, each with an anchor of its own behind the slots of the positions.
 */
final class HolderLists {
  /** How a position is watched. */
  enum Kind {
    /** By its thresholds. */
    WATCHED(0),
    /** With no slack to share out: whatever its market's price does, it is to be measured. */
    TIGHT(1),
    /** It is to be measured: its thresholds hold no more. */
    STALE(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** No position. */
  static final int NONE = -1;

  private static final int KINDS = Kind.values().length;

  private final int slots;
  private final int[] next;
  private final int[] previous;

  HolderLists(int slots, int marketCapacity) {
    this.slots = slots;
    int nodes = Math.addExact(slots, (marketCapacity + 1) * KINDS);
    next = new int[nodes];
    previous = new int[nodes];
    Arrays.fill(next, 0, slots, NONE);
    for (int anchor = slots; anchor < nodes; anchor++) {
      next[anchor] = anchor;
      previous[anchor] = anchor;
    }
  }

  /** First position of a list, or NONE. */
  int first(int marketId, Kind kind) {
    return next(anchor(marketId, kind));
  }

  /** The position behind another one in its list, or NONE. */
  int next(int slot) {
    int behind = next[slot];
    return behind < slots ? behind : NONE;
  }

  boolean contains(int slot) {
    return next[slot] != NONE;
  }

  /** Moves a position to the end of a list, wherever it was. */
  void add(int slot, int marketId, Kind kind) {
    remove(slot);
    int anchor = anchor(marketId, kind);
    link(previous[anchor], slot);
    link(slot, anchor);
  }

  /** Takes a position out of its list, if it is in one. */
  void remove(int slot) {
    if (next[slot] != NONE) {
      link(previous[slot], next[slot]);
      next[slot] = NONE;
    }
  }

  /** Moves all positions of a market's list to the end of its list of stale ones. */
  void makeStale(int marketId, Kind kind) {
    int anchor = anchor(marketId, kind);
    if (next[anchor] != anchor) {
      int end = anchor(marketId, Kind.STALE);
      link(previous[end], next[anchor]);
      link(previous[anchor], end);
      link(anchor, anchor);
    }
  }

  private void link(int node, int behind) {
    next[node] = behind;
    previous[behind] = node;
  }

  private int anchor(int marketId, Kind kind) {
    return slots + marketId * KINDS + kind.code;
  }
}
