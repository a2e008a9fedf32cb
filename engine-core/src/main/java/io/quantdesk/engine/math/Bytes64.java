package io.quantdesk.engine.math;

import java.util.Arrays;

/**
 * Sixty-four bytes as eight little-endian longs: a short text. A mutable value, reused by its
 * owner.
 */
public final class Bytes64 {
  /** How many longs. */
  public static final int WORDS = 8;

  private final long[] words = new long[WORDS];

  /** Bytes 8 x index to 8 x index + 7. */
  public long word(int index) {
    return words[index];
  }

  /** Sets bytes 8 x index to 8 x index + 7. */
  public void word(int index, long word) {
    words[index] = word;
  }

  /** Copies all bytes of another value. */
  public void set(Bytes64 other) {
    System.arraycopy(other.words, 0, words, 0, WORDS);
  }

  /** Makes all bytes zero. */
  public void clear() {
    Arrays.fill(words, 0);
  }

  /** Whether all bytes are zero. */
  public boolean isZero() {
    long any = 0;
    for (long word : words) {
      any |= word;
    }
    return any == 0;
  }
}
