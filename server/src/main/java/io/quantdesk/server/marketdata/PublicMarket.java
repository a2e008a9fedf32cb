package io.quantdesk.server.marketdata;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.order.Side;

/** What the public knows of one market: its book, its best prices, the number of its messages. */
final class PublicMarket {
  final int marketId;
  final OrderBook book;

  /** Number of the newest message; 0: there is none. */
  long marketSeq;

  /** Whether the command at hand has changed the book. */
  boolean touched;

  int bidPriceTicks = OrderBook.NO_PRICE;
  int askPriceTicks = OrderBook.NO_PRICE;
  long bidQtyLots;
  long askQtyLots;

  PublicMarket(int marketId, OrderBook book) {
    this.marketId = marketId;
    this.book = book;
  }

  /** Takes the best prices of the book; whether they differ from the last time. */
  boolean refreshBestPrices() {
    int bidTicks = book.bestPriceTicks(Side.BUY);
    int askTicks = book.bestPriceTicks(Side.SELL);
    long bidLots = book.bestQtyLots(Side.BUY);
    long askLots = book.bestQtyLots(Side.SELL);
    boolean changed =
        bidTicks != bidPriceTicks
            || askTicks != askPriceTicks
            || bidLots != bidQtyLots
            || askLots != askQtyLots;
    bidPriceTicks = bidTicks;
    askPriceTicks = askTicks;
    bidQtyLots = bidLots;
    askQtyLots = askLots;
    return changed;
  }
}
