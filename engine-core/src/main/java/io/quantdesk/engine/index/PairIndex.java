package io.quantdesk.engine.index;

import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * Finds a slot by a pair of keys: open addressing with linear probing, at most half full, deletion
 * by moving the following entries back. An entry is two words side by side, so that a look-up
 * mostly touches one cache line. Not thread-safe.
 */
public final class PairIndex {
  /** Result of a look-up that found nothing. */
  public static final int NONE = -1;

  private static final long FIRST_KEY_SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final int capacity;
  private final int mask;

  /** Second key, then the first key above the slot; NONE as the slot of a free place. */
  private final long[] entries;

  private int size;

  /** Makes an empty index for a number of pairs, 1 to 2^28. */
  public PairIndex(int capacity) {
    this.capacity = capacity;
    int length = Integer.highestOneBit(Math.max(capacity, 2) * 2 - 1) << 1;
    mask = length - 1;
    entries = new long[Math.multiplyExact(length, 2)];
    Arrays.fill(entries, NONE);
  }

  /** Slot of a pair, or NONE. */
  public int find(int first, long second) {
    return slot(position(first, second));
  }

  /** Adds a pair that is not there yet; at capacity IllegalStateException. */
  public void put(int first, long second, int slot) {
    int position = position(first, second);
    if (slot(position) != NONE || size == capacity) {
      throw new IllegalStateException("pair " + first + ", " + second + " cannot be added");
    }
    entries[2 * position] = second;
    entries[2 * position + 1] = (long) first << Integer.SIZE | slot;
    size++;
  }

  /** Removes a pair that is there; otherwise IllegalStateException. */
  public void remove(int first, long second) {
    int hole = position(first, second);
    if (slot(hole) == NONE) {
      throw new IllegalStateException("pair " + first + ", " + second + " is not there");
    }
    size--;
    int next = hole + 1 & mask;
    while (slot(next) != NONE) {
      int home = home(first(next), entries[2 * next]);
      if ((next - home & mask) >= (next - hole & mask)) {
        entries[2 * hole] = entries[2 * next];
        entries[2 * hole + 1] = entries[2 * next + 1];
        hole = next;
      }
      next = next + 1 & mask;
    }
    entries[2 * hole + 1] = NONE;
  }

  /** Number of pairs. */
  public int size() {
    return size;
  }

  /** Where the pair is, or the free place where it belongs. */
  private int position(int first, long second) {
    int position = home(first, second);
    while (slot(position) != NONE
        && (first(position) != first || entries[2 * position] != second)) {
      position = position + 1 & mask;
    }
    return position;
  }

  private int slot(int position) {
    return (int) entries[2 * position + 1];
  }

  private int first(int position) {
    return (int) (entries[2 * position + 1] >>> Integer.SIZE);
  }

  private int home(int first, long second) {
    return (int) StateHash.mix(second + first * FIRST_KEY_SPREAD) & mask;
  }
}
