package io.quantdesk.engine.math;

/**
 * Thirty-two bytes as four little-endian longs: a wallet key, a client's name, a symbol. A mutable
 * value, reused by its owner.
 */
public final class Bytes32 {
  /** Bytes 0 to 7. */
  public long w0;

  /** Bytes 8 to 15. */
  public long w1;

  /** Bytes 16 to 23. */
  public long w2;

  /** Bytes 24 to 31. */
  public long w3;

  /** Copies all bytes of another value. */
  public void set(Bytes32 other) {
    set(other.w0, other.w1, other.w2, other.w3);
  }

  /** Sets all bytes. */
  public void set(long word0, long word1, long word2, long word3) {
    w0 = word0;
    w1 = word1;
    w2 = word2;
    w3 = word3;
  }

  /** Whether all bytes are equal. */
  public boolean sameAs(Bytes32 other) {
    return w0 == other.w0 && w1 == other.w1 && w2 == other.w2 && w3 == other.w3;
  }

  /** Whether all bytes are zero. */
  public boolean isZero() {
    return (w0 | w1 | w2 | w3) == 0;
  }
}
