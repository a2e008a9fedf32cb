package io.quantdesk.engine.mark;

/**
 * What is left of an average after a time: {@code exp(-n / 2^16)} for n parts, each a 65,536th of
 * the averaging time, as a product of fixed numbers, one for each bit of n. With the 21 of them it
 * is off by less than 2^-26.
 */
final class Decay {
  /** One, as the numbers are scaled. */
  static final long ONE = 1L << 31;

  /** Parts of one averaging time. */
  static final int PARTS = 1 << 16;

  /** Of so many averaging times nothing is left: exp(-32) is below the last bit. */
  static final int TIMES_UNTIL_NOTHING = 32;

  private static final int BITS = 31;

  /** exp(-2^(i - 16)) x 2^31, to the nearest, for i from 0 on. */
  private static final int[] OF_BIT = {
    2_147_450_880,
    2_147_418_113,
    2_147_352_580,
    2_147_221_520,
    2_146_959_424,
    2_146_435_328,
    2_145_387_520,
    2_143_293_437,
    2_139_111_403,
    2_130_771_798,
    2_114_190_000,
    2_081_412_522,
    2_017_374_191,
    1_895_147_668,
    1_672_461_947,
    1_302_514_674,
    790_015_084,
    290_630_308,
    39_332_535,
    720_401,
    242
  };

  private Decay() {}

  /** exp(-parts / 2^16) x 2^31 for parts from 0 to below 2^21; each product to the nearest. */
  static long after(int parts) {
    long left = ONE;
    int rest = parts;
    for (int bit = 0; rest != 0; bit++, rest >>>= 1) {
      if ((rest & 1) != 0) {
        left = (left * OF_BIT[bit] + (ONE >> 1)) >> BITS;
      }
    }
    return left;
  }
}
