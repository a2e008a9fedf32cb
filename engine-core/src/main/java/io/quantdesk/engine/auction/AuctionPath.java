package io.quantdesk.engine.auction;

import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.order.Side;

/**
 * The worst price at which an auctioned order trades, as time goes on: from its start to its end in
 * a straight line. All of it is in ticks and rounded for the order, so that it never trades at a
 * worse price than the exact one.
 */
public final class AuctionPath {
  private static final long PPM = 1_000_000;

  private AuctionPath() {}

  /**
   * The mark; of an order whose limit is better than the mark {@code limit x (1 -/+ start)}, at
   * least 1 and at most the highest price.
   */
  public static int startTicks(
      Side side, int limitTicks, int markTicks, int maxPriceTicks, AuctionRules rules) {
    if (side == Side.BUY) {
      return limitTicks >= markTicks
          ? markTicks
          : (int) Math.max(1, MulDiv.floor(limitTicks, PPM - rules.startPpm, PPM));
    }
    return limitTicks <= markTicks
        ? markTicks
        : (int) Math.min(maxPriceTicks, MulDiv.ceil(limitTicks, PPM + rules.startPpm, PPM));
  }

  /** The limit, or {@code mark x (1 +/- end)} if that is better. */
  public static int endTicks(Side side, int limitTicks, int markTicks, AuctionRules rules) {
    return side == Side.BUY
        ? (int) Math.min(limitTicks, MulDiv.floor(markTicks, PPM + rules.endPpm, PPM))
        : (int) Math.max(limitTicks, MulDiv.ceil(markTicks, PPM - rules.endPpm, PPM));
  }

  /** {@code start +/- floor(|end - start| x elapsed / duration)}; the end from the end on. */
  public static int priceTicks(Auction auction, long nowNs) {
    long elapsedNs = Math.min(nowNs - auction.openedNs(), auction.durationNs());
    long moved = MulDiv.floor(width(auction), elapsedNs, auction.durationNs());
    return (int) (auction.startTicks() + auction.side().sign() * moved);
  }

  /** First time at which the price is as bad as one that is not beyond the end. */
  public static long reachesNs(Auction auction, int priceTicks) {
    long distance = ((long) priceTicks - auction.startTicks()) * auction.side().sign();
    return distance <= 0
        ? auction.openedNs()
        : auction.openedNs() + MulDiv.ceil(distance, auction.durationNs(), width(auction));
  }

  private static long width(Auction auction) {
    return Math.abs((long) auction.endTicks() - auction.startTicks());
  }
}
