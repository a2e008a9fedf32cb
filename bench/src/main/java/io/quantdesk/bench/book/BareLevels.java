package io.quantdesk.bench.book;

/**
 * Price levels of the yardstick: arrays indexed by the tick, and three storeys of bitmaps over
 * them. It knows nothing but the window of prices that it was made for.
 */
final class BareLevels {
  /** Ticks that three storeys of 64 bits tell apart. */
  static final int WINDOW_TICKS = 1 << 18;

  private static final int NO_BID = -1;
  private static final int NO_ASK = Integer.MAX_VALUE;

  final int[][] head = new int[2][WINDOW_TICKS];
  final int[][] tail = new int[2][WINDOW_TICKS];
  final long[][] qty = new long[2][WINDOW_TICKS];
  final int[] best = {NO_BID, NO_ASK};
  private final long[][] ticks = new long[2][WINDOW_TICKS >> 6];
  private final long[][] words = new long[2][WINDOW_TICKS >> 12];
  private final long[] summary = new long[2];

  void open(int side, int tick) {
    ticks[side][tick >> 6] |= 1L << tick;
    words[side][tick >> 12] |= 1L << (tick >> 6);
    summary[side] |= 1L << (tick >> 12);
    if (side == 0 ? tick > best[0] : tick < best[1]) {
      best[side] = tick;
    }
  }

  void close(int side, int tick) {
    if ((ticks[side][tick >> 6] &= ~(1L << tick)) == 0
        && (words[side][tick >> 12] &= ~(1L << (tick >> 6))) == 0) {
      summary[side] &= ~(1L << (tick >> 12));
    }
    if (tick == best[side]) {
      best[side] = side == 0 ? below(tick) : above(tick);
    }
  }

  private int below(int tick) {
    long bits = ticks[0][tick >> 6] & ((1L << tick) - 1);
    if (bits != 0) {
      return (tick & ~63) + highest(bits);
    }
    int word = tick >> 6;
    bits = words[0][word >> 6] & ((1L << word) - 1);
    if (bits == 0) {
      bits = summary[0] & ((1L << (word >> 6)) - 1);
      if (bits == 0) {
        return NO_BID;
      }
      word = highest(bits) << 6;
      bits = words[0][word >> 6];
    }
    word = (word & ~63) + highest(bits);
    return (word << 6) + highest(ticks[0][word]);
  }

  private int above(int tick) {
    long bits = ticks[1][tick >> 6] & (-2L << tick);
    if (bits != 0) {
      return (tick & ~63) + Long.numberOfTrailingZeros(bits);
    }
    int word = tick >> 6;
    bits = words[1][word >> 6] & (-2L << word);
    if (bits == 0) {
      bits = summary[1] & (-2L << (word >> 6));
      if (bits == 0) {
        return NO_ASK;
      }
      word = Long.numberOfTrailingZeros(bits) << 6;
      bits = words[1][word >> 6];
    }
    word = (word & ~63) + Long.numberOfTrailingZeros(bits);
    return (word << 6) + Long.numberOfTrailingZeros(ticks[1][word]);
  }

  private static int highest(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }
}
