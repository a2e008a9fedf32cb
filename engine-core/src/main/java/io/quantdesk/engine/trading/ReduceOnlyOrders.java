package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.Engine;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.index.DistinctQueue;
import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * The reduce-only orders of each position, resting or waiting, oldest first, and a queue of those
 * positions that have changed since their orders were looked at (c9).
 */
public final class ReduceOnlyOrders {
  /** No order, no position. */
  static final int NONE = Positions.NONE;

  /** Most reduce-only orders of one position: bounds the work of one step. */
  public static final int MAX_PER_POSITION = 256;

  private final Positions positions;
  private final CommandTime time;
  private final int[] older;
  private final int[] newer;
  private final int[] oldest;
  private final int[] newest;

  /** By position: legs of brackets that will be reduce-only orders of it. */
  private final int[] reserved;

  private final DistinctQueue due;
  private long pendingSinceNs;

  public ReduceOnlyOrders(
      Positions positions, int positionCapacity, int orderCapacity, CommandTime time) {
    this.positions = positions;
    this.time = time;
    older = new int[orderCapacity];
    newer = new int[orderCapacity];
    oldest = new int[positionCapacity];
    newest = new int[positionCapacity];
    Arrays.fill(oldest, NONE);
    Arrays.fill(newest, NONE);
    reserved = new int[positionCapacity];
    due = new DistinctQueue(positionCapacity);
  }

  /** Whether a position can have no further one. */
  boolean isFull(int position) {
    return !hasRoomFor(position, 1);
  }

  /** Whether a position can have so many more. */
  boolean hasRoomFor(int position, int more) {
    return position == NONE
        || positions.reduceOnlyOrders(position) + reserved[position] + more <= MAX_PER_POSITION;
  }

  /** Legs of a position that have no quantity yet. */
  public int reserved(int position) {
    return reserved[position];
  }

  /** Keeps room for a leg that has no quantity yet. */
  void reserve(int position) {
    reserved[position]++;
  }

  /** Such a leg has got a quantity, or ends. */
  void giveBack(int position) {
    reserved[position]--;
  }

  /** Oldest order of a position, or NONE. */
  public int oldest(int position) {
    return oldest[position];
  }

  /** The order behind one of the same position, or NONE. */
  public int newer(int slot) {
    return newer[slot];
  }

  /** Takes an order as its position's newest. */
  void add(int slot, int position) {
    int before = newest[position];
    older[slot] = before;
    newer[slot] = NONE;
    if (before == NONE) {
      oldest[position] = slot;
    } else {
      newer[before] = slot;
    }
    newest[position] = slot;
    positions.addReduceOnlyOrders(position, 1);
  }

  /** Forgets an order, which ends. */
  void remove(int slot, int position) {
    int before = older[slot];
    int behind = newer[slot];
    if (before == NONE) {
      oldest[position] = behind;
    } else {
      newer[before] = behind;
    }
    if (behind == NONE) {
      newest[position] = before;
    } else {
      older[behind] = before;
    }
    positions.addReduceOnlyOrders(position, -1);
  }

  /** A position with reduce-only orders has changed: they are to be looked at. */
  void positionChanged(int position) {
    if (due.isEmpty()) {
      pendingSinceNs = time.ns();
    }
    due.add(position);
  }

  /** Whether a position waits to be looked at. */
  public boolean isDue(int position) {
    return due.contains(position);
  }

  /** Whether any position waits to be looked at. */
  boolean isPending() {
    return !due.isEmpty();
  }

  /** Since when the queue has not been empty; Engine.NO_DEADLINE: it is. */
  public long pendingSinceNs() {
    return due.isEmpty() ? Engine.NO_DEADLINE : pendingSinceNs;
  }

  /** Takes the position that waits longest out of the queue, which is not empty. */
  int takeDue() {
    return due.removeFirst();
  }

  /** Adds the queue to a hash; the lists follow from the orders. */
  public void hash(StateHash hash) {
    hash.add(due.size()).add(pendingSinceNs());
    for (int i = 0; i < due.size(); i++) {
      int position = due.get(i);
      hash.add(positions.scopeId(position)).add(positions.marketId(position));
    }
  }
}
