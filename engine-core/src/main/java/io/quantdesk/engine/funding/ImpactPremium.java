package io.quantdesk.engine.funding;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.Side;

/**
 * How far the book of a market is from its index I, in 1e-9 of I (c6):
 *
 * <pre>
 *   premium = truncDiv((max(0, ib - I) - max(0, I - ia)) x 1e9, I)
 * </pre>
 *
 * ib and ia are the average prices at which the impact notional could be sold to the bids and
 * bought from the asks, in whole lots, so that a little more than the notional is taken. A side
 * that does not show as much within its {@value #MAX_LEVELS} best levels says nothing: ib = 0, ia =
 * infinite. Since ib is below ia at most one of both terms is above 0.
 */
final class ImpactPremium {
  /** Most levels of a side that are looked at. */
  static final int MAX_LEVELS = 256;

  private static final long NONE = -1;
  private static final long E9 = 1_000_000_000;

  private ImpactPremium() {}

  /** The premium of a market that has an index. */
  static long of(Market market) {
    long indexTicks = market.indexTicks();
    long indexE9 = indexTicks * E9;
    long bidE9 = averageE9(market, Side.BUY);
    if (bidE9 > indexE9) {
      return (bidE9 - indexE9) / indexTicks;
    }
    long askE9 = averageE9(market, Side.SELL);
    return askE9 != NONE && askE9 < indexE9 ? -((indexE9 - askE9) / indexTicks) : 0;
  }

  /**
   * V x 1e9 / (L x k) of the first L lots of a side, of value V: ticks x 1e9, rounded away from the
   * other side's; dividing the difference to the index once more rounds as one division would. With
   * V below 2^60 + 2^62 nothing wraps.
   */
  private static long averageE9(Market market, Side side) {
    OrderBook book = market.book();
    long impactMicros = market.funding().rules().impactNotionalMicros;
    long left = impactMicros;
    long lots = 0;
    int price = book.bestPriceTicks(side);
    for (int level = 0; level < MAX_LEVELS && price != OrderBook.NO_PRICE; level++) {
      long perLot = market.valueMicros(1, price);
      long taken = Math.min(MulDiv.ceil(left, perLot), book.levelQtyLots(price));
      lots += taken;
      left -= taken * perLot;
      if (left <= 0) {
        long size = lots * market.microsPerLotTick();
        return side == Side.BUY
            ? MulDiv.floor(impactMicros - left, E9, size)
            : MulDiv.ceil(impactMicros - left, E9, size);
      }
      price = book.nextPriceTicks(side, price);
    }
    return NONE;
  }
}
