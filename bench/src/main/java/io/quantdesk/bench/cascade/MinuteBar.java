package io.quantdesk.bench.cascade;

/**
 * One minute of a market. Prices in ticks.
 *
 * @param startNs nanoseconds since 1970
 * @param valueMicros what was traded, USDC micros
 */
record MinuteBar(long startNs, int open, int high, int low, int close, long valueMicros) {
  /** Prices that a minute is told by. */
  static final int STEPS = 4;

  /**
   * The price of a step: from the open to the extreme on the other side of the way to the close, to
   * the other extreme, to the close.
   */
  int price(int step) {
    boolean isRising = close >= open;
    return switch (step) {
      case 0 -> open;
      case 1 -> isRising ? low : high;
      case 2 -> isRising ? high : low;
      default -> close;
    };
  }

  int rangeTicks() {
    return high - low;
  }
}
