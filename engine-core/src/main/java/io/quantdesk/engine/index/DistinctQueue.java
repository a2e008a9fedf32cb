package io.quantdesk.engine.index;

/** Ids from 0 to below a capacity in the order in which they came, each at most once. */
public final class DistinctQueue {
  private final boolean[] queued;
  private final int[] ring;
  private int first;
  private int size;

  public DistinctQueue(int capacity) {
    queued = new boolean[capacity];
    ring = new int[capacity];
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int size() {
    return size;
  }

  public boolean contains(int id) {
    return queued[id];
  }

  /** The id that waits longest; of an empty queue no id that means anything. */
  public int first() {
    return ring[first];
  }

  /** The id behind a number of others, which is below {@link #size}. */
  public int get(int position) {
    return ring[index(position)];
  }

  /** Takes an id as the last one, if it does not wait already; whether it did not. */
  public boolean add(int id) {
    if (queued[id]) {
      return false;
    }
    queued[id] = true;
    ring[index(size++)] = id;
    return true;
  }

  /** Takes out the id that waits longest, of a queue that is not empty. */
  public int removeFirst() {
    int id = ring[first];
    queued[id] = false;
    first = index(1);
    size--;
    return id;
  }

  private int index(int position) {
    int index = first + position;
    return index < ring.length ? index : index - ring.length;
  }
}
