package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * Which live orders belong together: a parent, if it is still there, and its one or two legs, and a
 * queue of brackets whose parents have traded since their legs were looked at (c9). A bracket lasts
 * as long as one of its legs. Handles are places in flat arrays.
 */
public final class Brackets {
  /** No bracket, no order. */
  public static final int NONE = RestingOrders.NONE;

  private final RestingOrders orders;
  private final CommandTime time;
  private final int[] bracketOf;
  private final int[] parents;
  private final int[] takeProfits;
  private final int[] stops;
  private final long[] pendingLots;
  private final DistinctQueue due;
  private int freeHead = NONE;
  private int untouched;
  private int count;
  private long pendingSinceNs;

  /** Takes memory for a number of brackets of the given orders. */
  public Brackets(int capacity, RestingOrders orders, CommandTime time) {
    this.orders = orders;
    this.time = time;
    bracketOf = new int[orders.capacity()];
    Arrays.fill(bracketOf, NONE);
    parents = new int[capacity];
    takeProfits = new int[capacity];
    stops = new int[capacity];
    pendingLots = new long[capacity];
    due = new DistinctQueue(capacity);
  }

  /** Whether there can be no more. */
  boolean isFull() {
    return count == parents.length;
  }

  /** Bracket of a live order, or NONE. */
  public int of(int slot) {
    return bracketOf[slot];
  }

  /** Slot of the order whose fills enlarge the legs, or NONE. */
  public int parent(int bracket) {
    return parents[bracket];
  }

  /** Slot of the leg that takes profit, or NONE. */
  public int takeProfit(int bracket) {
    return takeProfits[bracket];
  }

  /** Slot of the leg that stops losses, or NONE. */
  public int stop(int bracket) {
    return stops[bracket];
  }

  /** The other leg of a leg, or NONE. */
  int otherLeg(int slot) {
    int bracket = bracketOf[slot];
    return takeProfits[bracket] == slot ? stops[bracket] : takeProfits[bracket];
  }

  /** Links live orders, each of which but one leg can be NONE. Returns the bracket. */
  int open(int parent, int takeProfit, int stop) {
    int bracket = freeHead;
    if (bracket == NONE) {
      bracket = untouched++;
    } else {
      freeHead = parents[bracket];
    }
    count++;
    parents[bracket] = parent;
    takeProfits[bracket] = takeProfit;
    stops[bracket] = stop;
    pendingLots[bracket] = 0;
    link(parent, bracket, LiveOrders.PARENT);
    link(takeProfit, bracket, LiveOrders.LEG);
    link(stop, bracket, LiveOrders.LEG);
    return bracket;
  }

  private void link(int slot, int bracket, int flag) {
    if (slot != NONE) {
      bracketOf[slot] = bracket;
      orders.setFlags(slot, orders.flags(slot) | flag);
    }
  }

  /**
   * Takes a trade of a parent or a leg. Returns the leg that the owner of the fill takes lots from,
   * or NONE.
   */
  int traded(int slot, long lots) {
    int bracket = bracketOf[slot];
    if (lots == 0) {
      return NONE;
    }
    if (parents[bracket] == slot) {
      parentTraded(bracket, lots);
      return NONE;
    }
    return otherLeg(slot);
  }

  /** Takes a trade of a parent, which may have no slot: its legs are to be looked at. */
  void parentTraded(int bracket, long lots) {
    pendingLots[bracket] += lots;
    if (due.isEmpty()) {
      pendingSinceNs = time.ns();
    }
    due.add(bracket);
  }

  /** Lots that a parent got and its legs not yet. */
  long pendingLots(int bracket) {
    return pendingLots[bracket];
  }

  /** The legs have got what they can of it. */
  void clearPending(int bracket) {
    pendingLots[bracket] = 0;
  }

  /** Forgets an order that leaves; with its last leg the bracket is gone. */
  void leave(int slot) {
    int bracket = bracketOf[slot];
    bracketOf[slot] = NONE;
    if (parents[bracket] == slot) {
      parents[bracket] = NONE;
      return;
    }
    if (takeProfits[bracket] == slot) {
      takeProfits[bracket] = NONE;
    } else {
      stops[bracket] = NONE;
    }
    if (takeProfits[bracket] == NONE && stops[bracket] == NONE) {
      dissolve(bracket);
    }
  }

  private void dissolve(int bracket) {
    int parent = parents[bracket];
    if (parent != NONE) {
      bracketOf[parent] = NONE;
      orders.setFlags(parent, orders.flags(parent) & ~LiveOrders.PARENT);
      parents[bracket] = NONE;
    }
    if (!due.contains(bracket)) {
      release(bracket);
    }
  }

  private void release(int bracket) {
    parents[bracket] = freeHead;
    freeHead = bracket;
    count--;
  }

  /** Whether any bracket waits to be looked at. */
  boolean isPending() {
    return !due.isEmpty();
  }

  /** Since when the queue has not been empty; Engine.NO_DEADLINE: it is. */
  public long pendingSinceNs() {
    return due.isEmpty() ? Engine.NO_DEADLINE : pendingSinceNs;
  }

  /** Takes what waits longest out of the queue, which is not empty; NONE: it is gone already. */
  int takeDue() {
    int bracket = due.removeFirst();
    if (takeProfits[bracket] == NONE && stops[bracket] == NONE) {
      release(bracket);
      return NONE;
    }
    return bracket;
  }

  /** Adds all links and the queue to a hash. */
  public void hash(StateHash hash) {
    for (int slot = 0; slot < orders.touched(); slot++) {
      int bracket = bracketOf[slot];
      if (bracket != NONE) {
        hash.add(slot).add(parents[bracket]).add(takeProfits[bracket]).add(stops[bracket]);
        hash.add(pendingLots[bracket]);
      }
    }
    hash.add(count).add(due.size()).add(pendingSinceNs());
    for (int i = 0; i < due.size(); i++) {
      int bracket = due.get(i);
      hash.add(takeProfits[bracket]).add(stops[bracket]);
    }
  }
}
