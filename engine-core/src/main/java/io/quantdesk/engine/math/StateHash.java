package io.quantdesk.engine.math;

/**
 * Order-dependent 64-bit hash of a walk over state. The same walk gives the same value on every
 * machine. Not cryptographic: it detects divergence, not forgery.
 */
public final class StateHash {
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private long hash;

  /** Starts a new walk. */
  public StateHash reset() {
    hash = MULTIPLIER;
    return this;
  }

  /** Takes the next value of the walk. */
  public StateHash add(long value) {
    hash = mix(hash * MULTIPLIER ^ value);
    return this;
  }

  /** Takes 32 bytes. */
  public StateHash add(Bytes32 bytes) {
    return add(bytes.w0).add(bytes.w1).add(bytes.w2).add(bytes.w3);
  }

  /** Takes 64 bytes. */
  public StateHash add(Bytes64 bytes) {
    for (int i = 0; i < Bytes64.WORDS; i++) {
      add(bytes.word(i));
    }
    return this;
  }

  /** Hash of all values since the start. */
  public long value() {
    return hash;
  }

  /** Spreads every bit of the input over all bits of the result. */
  public static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
    mixed = (mixed ^ mixed >>> 29) * 0xA076_1D64_78BD_642FL;
    return mixed ^ mixed >>> 32;
  }
}
