package io.quantdesk.server.challenge;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.order.Side;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes the best prices after each message: {@code seq,bestBid,bidQty,bestAsk,askQty}, joined by
 * LF without a trailing one; price -1 and quantity 0 where a side is empty.
 */
final class BestPricesText {
  private final OrderBook book;
  private final Writer out;

  BestPricesText(OrderBook book, Writer out) {
    this.book = book;
    this.out = out;
  }

  void write(int message) throws IOException {
    if (message > 0) {
      out.write('\n');
    }
    out.write(Integer.toString(message));
    side(Side.BUY);
    side(Side.SELL);
  }

  private void side(Side side) throws IOException {
    out.write(',');
    out.write(Integer.toString(book.bestPriceTicks(side)));
    out.write(',');
    out.write(Long.toString(book.bestQtyLots(side)));
  }
}
