package io.quantdesk.engine.liquidation;

import io.quantdesk.engine.math.MulDiv;

/** In which order positions are closed against those of others (c7): profit times leverage. */
final class DeleveragingScore {
  private static final long PPM = 1_000_000;

  /** Bound of both factors: the product of them in ppm stays within a long. */
  private static final long MAX_WHOLE = 2_000;

  private DeleveragingScore() {}

  /**
   * The higher, the sooner; in ppm:
   *
   * <pre>
   *   profit = floor(uPnL / |c|),  leverage = floor(N / E),  both within 2,000 times
   *   score = profit above 0 ? floor(profit x leverage) : floor(profit / leverage)
   * </pre>
   *
   * @param unrealized uPnL of the position, USDC micros
   * @param cost c of the position, not 0
   * @param notional N of the position at the mark
   * @param equity E of its scope, above 0
   */
  static long of(long unrealized, long cost, long notional, long equity) {
    long profit = ratio(unrealized, Math.abs(cost));
    long leverage = Math.max(1, ratio(notional, equity));
    return profit > 0 ? Math.floorDiv(profit * leverage, PPM) : MulDiv.floor(profit, PPM, leverage);
  }

  /** floor(amount x 1e6 / base), kept within the bound. */
  private static long ratio(long amount, long base) {
    long whole = Math.floorDiv(amount, base);
    if (whole >= MAX_WHOLE) {
      return MAX_WHOLE * PPM;
    }
    return whole < -MAX_WHOLE ? -MAX_WHOLE * PPM : MulDiv.floor(amount, PPM, base);
  }
}
