package io.quantdesk.engine.threshold;

import io.quantdesk.engine.account.Positions;
import java.util.Arrays;

/**
 * Binary heaps of thresholds, the lowest first, equal ones by scope id, so that the order in which
 * they are met depends on nothing but the keys. Every entry knows its place, so that it can be
 * taken out and moved without a search.
 *
 * <p>A position has two entries, {@code 2 x slot} and {@code 2 x slot + 1}, each in at most one
 * heap; a heap holds at most one entry of a scope. The heaps share their memory (see {@link
 * SharedPages}), which is taken at once: about 60 bytes a position and 2 KB a heap.
 */
final class ThresholdHeaps {
  /** No heap, no entry. */
  static final int NONE = -1;

  private static final int ROOT = 0;

  private final Positions positions;
  private final SharedPages pages;
  private final long[] keys;
  private final int[] entries;

  /** By entry. */
  private final int[] heaps;

  /** By entry: where it is in its heap. */
  private final int[] indexes;

  ThresholdHeaps(int heapCount, Positions positions) {
    this.positions = positions;
    int capacity = Math.multiplyExact(positions.capacity(), 2);
    pages = new SharedPages(heapCount, capacity, positions.capacity());
    keys = new long[pages.places()];
    entries = new int[pages.places()];
    heaps = new int[capacity];
    indexes = new int[capacity];
    Arrays.fill(heaps, NONE);
  }

  int size(int heap) {
    return pages.size(heap);
  }

  /** Whether a heap has a threshold below a value, which has crossed it then. */
  boolean isCrossed(int heap, long value) {
    return pages.size(heap) > 0 && keys[pages.place(heap, ROOT)] < value;
  }

  /** The entry with the lowest threshold of a heap that is not empty. */
  int first(int heap) {
    return entries[pages.place(heap, ROOT)];
  }

  /** Heap of an entry, or NONE. */
  int heapOf(int entry) {
    return heaps[entry];
  }

  /** Threshold of an entry that is in a heap. */
  long key(int entry) {
    return keys[pages.place(heaps[entry], indexes[entry])];
  }

  /** Puts an entry into a heap, wherever it was, or gives it another key there. */
  void put(int heap, int entry, long key) {
    if (heaps[entry] != heap) {
      remove(entry);
      heaps[entry] = heap;
      rise(heap, pages.grow(heap), entry, key);
    } else {
      settle(heap, indexes[entry], entry, key);
    }
  }

  /** Takes an entry out of its heap, if it is in one. */
  void remove(int entry) {
    int heap = heaps[entry];
    if (heap == NONE) {
      return;
    }
    heaps[entry] = NONE;
    int hole = indexes[entry];
    int lastIndex = pages.size(heap) - 1;
    int lastPlace = pages.place(heap, lastIndex);
    int last = entries[lastPlace];
    long lastKey = keys[lastPlace];
    pages.shrink(heap);
    if (hole != lastIndex) {
      settle(heap, hole, last, lastKey);
    }
  }

  /** Whether no entry of a heap is before its parent, and every one knows its place. */
  boolean isInOrder(int heap) {
    for (int index = ROOT; index < pages.size(heap); index++) {
      int place = pages.place(heap, index);
      int entry = entries[place];
      if (heaps[entry] != heap
          || indexes[entry] != index
          || (index > ROOT && isBefore(entry, keys[place], pages.place(heap, parent(index))))) {
        return false;
      }
    }
    return true;
  }

  private void settle(int heap, int hole, int entry, long key) {
    if (hole > ROOT && isBefore(entry, key, pages.place(heap, parent(hole)))) {
      rise(heap, hole, entry, key);
    } else {
      sink(heap, hole, entry, key);
    }
  }

  private void rise(int heap, int from, int entry, long key) {
    int hole = from;
    while (hole > ROOT) {
      int above = pages.place(heap, parent(hole));
      if (!isBefore(entry, key, above)) {
        break;
      }
      set(heap, hole, entries[above], keys[above]);
      hole = parent(hole);
    }
    set(heap, hole, entry, key);
  }

  private void sink(int heap, int from, int entry, long key) {
    int size = pages.size(heap);
    int hole = from;
    int child = 2 * hole + 1;
    while (child < size) {
      int below = pages.place(heap, child);
      if (child + 1 < size) {
        int right = pages.place(heap, child + 1);
        if (isBefore(entries[right], keys[right], below)) {
          child++;
          below = right;
        }
      }
      if (isBefore(entry, key, below)) {
        break;
      }
      set(heap, hole, entries[below], keys[below]);
      hole = child;
      child = 2 * hole + 1;
    }
    set(heap, hole, entry, key);
  }

  private void set(int heap, int index, int entry, long key) {
    int place = pages.place(heap, index);
    keys[place] = key;
    entries[place] = entry;
    indexes[entry] = index;
  }

  private boolean isBefore(int entry, long key, int place) {
    return key < keys[place] || (key == keys[place] && scopeId(entry) < scopeId(entries[place]));
  }

  private int scopeId(int entry) {
    return positions.scopeId(entry >> 1);
  }

  private static int parent(int index) {
    return (index - 1) >> 1;
  }
}
