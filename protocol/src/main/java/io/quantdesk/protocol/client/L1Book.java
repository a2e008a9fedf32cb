package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.BestPricesChangedDecoder;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookSnapshotLevelDecoder;
import io.quantdesk.protocol.sbe.Side;

/**
 * Best bid and ask of a market with their quantities, from BestPricesChanged alone: what it tells
 * is true between commands, never in the middle of one. Allocates nothing.
 */
public final class L1Book extends MarketBook {
  /** There is no order on that side. */
  public static final int NO_PRICE = -1;

  private int bidPriceTicks;
  private int askPriceTicks;
  private long bidQtyLots;
  private long askQtyLots;

  /** A book that needs a snapshot, or the market's first message. */
  public L1Book(int marketId) {
    super(marketId, BookDepth.BEST);
    clear();
  }

  /** Highest bid or lowest ask; NO_PRICE when there is none. */
  public int bestPriceTicks(Side side) {
    return side == Side.BUY ? bidPriceTicks : askPriceTicks;
  }

  /** What the best level holds; 0 when there is none. */
  public long bestQtyLots(Side side) {
    return side == Side.BUY ? bidQtyLots : askQtyLots;
  }

  @Override
  void clear() {
    bidPriceTicks = NO_PRICE;
    askPriceTicks = NO_PRICE;
    bidQtyLots = 0;
    askQtyLots = 0;
  }

  @Override
  void onBestPrices(BestPricesChangedDecoder message) {
    bidPriceTicks = message.bidPriceTicks();
    askPriceTicks = message.askPriceTicks();
    bidQtyLots = message.bidQtyLots();
    askQtyLots = message.askQtyLots();
  }

  @Override
  void onSnapshotLevel(BookSnapshotLevelDecoder message) {
    if (message.side() == Side.BUY) {
      bidPriceTicks = message.priceTicks();
      bidQtyLots = message.levelQtyLots();
    } else {
      askPriceTicks = message.priceTicks();
      askQtyLots = message.levelQtyLots();
    }
  }
}
