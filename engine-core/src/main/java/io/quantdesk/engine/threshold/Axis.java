package io.quantdesk.engine.threshold;

import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.Side;

/**
 * How bad prices and funding are for the holders of one side of a market, on a scale that a
 * position's slack falls along by at most its size (c13). In ticks x 1e6, with the mark P in ticks,
 * a maintenance rate r in ppm and the funding index F of the side:
 *
 * <pre>
 *   f    = F x 1e6 / (2^20 x k)                     F in micros x 2^20 per lot, f in ticks x 1e6
 *   long  position:  a(r) = f - P x (1e6 - r)       = -X_r
 *   short position:  a(r) = P x (1e6 + r) - f       =  Y_r
 * </pre>
 *
 * Of the requirement's slope nothing is known but that it lies between the lowest and the highest
 * rate of the market. So a move costs a position at most {@code |s| x k x max(rise of a(lowest),
 * rise of a(highest)) / 1e6} micros, and both have to be watched.
 *
 * <p>Only f is rounded. What is compared with thresholds is rounded up and what thresholds start
 * from is rounded down, so that they are met early by less than a millionth of a tick each time,
 * never late: the market gains, an account at worst is measured for nothing. No value can wrap:
 * {@code |f| <= 2^61 x 1e6 / 2^20} and {@code P x 2e6 < 2^52}.
 */
final class Axis {
  /** Units of one tick. */
  static final long UNITS_PER_TICK = 1_000_000;

  private Axis() {}

  /** Value to be compared with thresholds: one that is below it has been crossed. */
  static long present(Market market, Side side, long ratePpm) {
    return fundingUp(market.funding().index(side), market.microsPerLotTick(), side)
        + ofPrice(market.markTicks(), side, ratePpm);
  }

  /** Value from which a threshold is counted. */
  static long start(Market market, Side side, long ratePpm) {
    return fundingDown(market.funding().index(side), market.microsPerLotTick(), side)
        + ofPrice(market.markTicks(), side, ratePpm);
  }

  /** +f for long positions, -f for short ones, rounded up. */
  static long fundingUp(long index, long microsPerLotTick, Side side) {
    long perTick = MulDiv.ceil(side.sign() * index, UNITS_PER_TICK, Market.FUNDING_SCALE);
    return MulDiv.ceil(perTick, microsPerLotTick);
  }

  /** +f for long positions, -f for short ones, rounded down. */
  static long fundingDown(long index, long microsPerLotTick, Side side) {
    long perTick = MulDiv.floor(side.sign() * index, UNITS_PER_TICK, Market.FUNDING_SCALE);
    return Math.floorDiv(perTick, microsPerLotTick);
  }

  /** The part of the price, exact. */
  static long ofPrice(long markTicks, Side side, long ratePpm) {
    return -side.sign() * markTicks * (UNITS_PER_TICK - side.sign() * ratePpm);
  }
}
