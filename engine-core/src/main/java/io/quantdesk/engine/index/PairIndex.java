package io.quantdesk.engine.index;

import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * Finds a slot by a pair of keys: open addressing with linear probing, at most half full, deletion
 * by moving the following entries back. Not thread-safe.
 */
public final class PairIndex {
  /** Result of a look-up that found nothing. */
  public static final int NONE = -1;

  private static final long FIRST_KEY_SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final int capacity;
  private final int mask;
  private final int[] firstKeys;
  private final long[] secondKeys;
  private final int[] slots;
  private int size;

  /** Makes an empty index for a number of pairs, 1 to 2^29. */
  public PairIndex(int capacity) {
    this.capacity = capacity;
    int length = Integer.highestOneBit(Math.max(capacity, 2) * 2 - 1) << 1;
    mask = length - 1;
    firstKeys = new int[length];
    secondKeys = new long[length];
    slots = new int[length];
    Arrays.fill(slots, NONE);
  }

  /** Slot of a pair, or NONE. */
  public int find(int first, long second) {
    return slots[position(first, second)];
  }

  /** Adds a pair that is not there yet; at capacity IllegalStateException. */
  public void put(int first, long second, int slot) {
    int position = position(first, second);
    if (slots[position] != NONE || size == capacity) {
      throw new IllegalStateException("pair " + first + ", " + second + " cannot be added");
    }
    firstKeys[position] = first;
    secondKeys[position] = second;
    slots[position] = slot;
    size++;
  }

  /** Removes a pair that is there; otherwise IllegalStateException. */
  public void remove(int first, long second) {
    int hole = position(first, second);
    if (slots[hole] == NONE) {
      throw new IllegalStateException("pair " + first + ", " + second + " is not there");
    }
    size--;
    int next = hole + 1 & mask;
    while (slots[next] != NONE) {
      int home = home(firstKeys[next], secondKeys[next]);
      if ((next - home & mask) >= (next - hole & mask)) {
        move(next, hole);
        hole = next;
      }
      next = next + 1 & mask;
    }
    slots[hole] = NONE;
  }

  /** Number of pairs. */
  public int size() {
    return size;
  }

  private void move(int from, int to) {
    firstKeys[to] = firstKeys[from];
    secondKeys[to] = secondKeys[from];
    slots[to] = slots[from];
  }

  /** Where the pair is, or the free place where it belongs. */
  private int position(int first, long second) {
    int position = home(first, second);
    while (slots[position] != NONE
        && (firstKeys[position] != first || secondKeys[position] != second)) {
      position = position + 1 & mask;
    }
    return position;
  }

  private int home(int first, long second) {
    return (int) StateHash.mix(second + first * FIRST_KEY_SPREAD) & mask;
  }
}
