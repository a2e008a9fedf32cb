package io.quantdesk.bench.l3;

import io.quantdesk.bench.l3.TrackedBook.Fill;
import java.util.List;

/** What was compared while a market-by-order recording went through the book. */
final class MboCounts {
  private long trades;
  private long sameTrades;
  private long sameOrderTrades;
  private long fills;
  private long sameFills;
  private long auctionFills;
  private long sameAuctionFills;
  private long filledOrders;
  private long sameLeft;
  private long namedOrders;
  private long foundOrders;

  /**
   * One incoming order. The exchange reports an order that has more behind what it shows after
   * those that it stands in front of, so the fills are compared as a set; their order is a figure.
   */
  void trade(List<Fill> expected, List<Fill> actual) {
    long same = common(expected, actual);
    fills += expected.size();
    sameFills += same;
    trades++;
    if (same == expected.size() && same == actual.size()) {
      sameTrades++;
    }
    if (expected.equals(actual)) {
      sameOrderTrades++;
    }
  }

  /** One side of an auction. */
  void auction(List<Fill> expected, List<Fill> actual) {
    auctionFills += expected.size();
    sameAuctionFills += common(expected, actual);
  }

  /** What the exchange says is left of an order that was filled. */
  void left(boolean isSame) {
    filledOrders++;
    if (isSame) {
      sameLeft++;
    }
  }

  /** An order that the exchange cancels or modifies without a fill. */
  void named(boolean isFound) {
    namedOrders++;
    if (isFound) {
      foundOrders++;
    }
  }

  private static long common(List<Fill> expected, List<Fill> actual) {
    return expected.stream().filter(actual::contains).count();
  }

  List<Check> checks() {
    return List.of(
        Check.all("fills at the head of the queue", sameFills, fills),
        Check.all("trades that fill the same orders by the same sizes", sameTrades, trades),
        Check.figure("of these in the order in which they are listed", sameOrderTrades, trades),
        Check.all("auction fills at the heads of both queues", sameAuctionFills, auctionFills),
        Check.all("filled orders with the same size left", sameLeft, filledOrders),
        Check.all("cancels and modifies find their order", foundOrders, namedOrders));
  }
}
