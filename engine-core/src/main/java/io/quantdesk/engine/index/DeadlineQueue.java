package io.quantdesk.engine.index;

import io.quantdesk.engine.math.StateHash;

/**
 * Deadlines in the order of time and then of id: a binary heap in flat arrays in which each id also
 * finds its own deadline. An id holds a handle, small and unique among those present, in its low 24
 * bits; the rest of it only decides among equal times. Takes 20 bytes a handle, at once.
 */
public final class DeadlineQueue {
  /** Time of the first deadline when there is none. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final int HANDLE_MASK = (1 << 24) - 1;
  private static final int ROOT = 1;

  private final long[] times;
  private final long[] ids;

  /** By handle; 0: has no deadline. */
  private final int[] places;

  private int size;

  /** Makes an empty queue for handles from 0 to below a capacity. */
  public DeadlineQueue(int capacity) {
    times = new long[capacity + ROOT];
    ids = new long[capacity + ROOT];
    places = new int[capacity];
  }

  /** The first deadline, or NEVER. */
  public long firstNs() {
    return size == 0 ? NEVER : times[ROOT];
  }

  /** Handle of the first deadline; there must be one. */
  public int firstHandle() {
    if (size == 0) {
      throw new IllegalStateException("there is no deadline");
    }
    return handle(ids[ROOT]);
  }

  /** Number of deadlines. */
  public int size() {
    return size;
  }

  public boolean has(int handle) {
    return places[handle] != 0;
  }

  /** Deadline of a handle, or NEVER. */
  public long timeNs(int handle) {
    return places[handle] == 0 ? NEVER : times[places[handle]];
  }

  /** Adds a deadline of an id whose handle has none: otherwise IllegalStateException. */
  public void add(long id, long timeNs) {
    if (has(handle(id))) {
      throw new IllegalStateException("handle " + handle(id) + " has a deadline");
    }
    rise(++size, id, timeNs);
  }

  /** Removes the deadline of a handle that has one: otherwise IllegalStateException. */
  public void remove(int handle) {
    int hole = places[handle];
    if (hole == 0) {
      throw new IllegalStateException("handle " + handle + " has no deadline");
    }
    places[handle] = 0;
    int last = size--;
    if (hole != last) {
      if (hole > ROOT && isBefore(ids[last], times[last], hole >> 1)) {
        rise(hole, ids[last], times[last]);
      } else {
        sink(hole, ids[last], times[last]);
      }
    }
  }

  /** Adds all deadlines to a hash, whatever the order in which they came. */
  public void hash(StateHash hash) {
    long sum = 0;
    for (int place = ROOT; place <= size; place++) {
      sum += StateHash.mix(ids[place] + StateHash.mix(times[place]));
    }
    hash.add(size).add(sum);
  }

  private void rise(int from, long id, long timeNs) {
    int hole = from;
    while (hole > ROOT && isBefore(id, timeNs, hole >> 1)) {
      move(hole >> 1, hole);
      hole >>= 1;
    }
    put(hole, id, timeNs);
  }

  private void sink(int from, long id, long timeNs) {
    int hole = from;
    int child = earlierChild(hole);
    while (child <= size && !isBefore(id, timeNs, child)) {
      move(child, hole);
      hole = child;
      child = earlierChild(hole);
    }
    put(hole, id, timeNs);
  }

  /** Beyond the size when there is no child. */
  private int earlierChild(int parent) {
    int child = parent << 1;
    return child < size && isBefore(ids[child + 1], times[child + 1], child) ? child + 1 : child;
  }

  private boolean isBefore(long id, long timeNs, int place) {
    return timeNs < times[place] || (timeNs == times[place] && id < ids[place]);
  }

  private void move(int from, int to) {
    put(to, ids[from], times[from]);
  }

  private void put(int place, long id, long timeNs) {
    ids[place] = id;
    times[place] = timeNs;
    places[handle(id)] = place;
  }

  private static int handle(long id) {
    return (int) id & HANDLE_MASK;
  }
}
