package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.order.Side;

/** The order that stands for one price level of the feed, as far as the answers have told. */
final class LevelOrder {
  final int marketId;
  final Side side;
  final int priceTicks;
  final int subAccountId;
  final long clOrdId;

  /** 0 until the order is accepted. */
  long orderId;

  long cumQtyLots;
  long leavesQtyLots;

  /**
   * What the feed wants to rest here, as of the newest command or, when gone, the newest message.
   */
  long targetQtyLots;

  /** Commands about this order that are not answered. */
  int unanswered;

  /** Filled, refused or done; it stays known while commands about it are unanswered. */
  boolean gone;

  /** A cancel was sent: the level is free for another order. */
  boolean canceling;

  LevelOrder(int marketId, Side side, int priceTicks, int subAccountId, long clOrdId) {
    this.marketId = marketId;
    this.side = side;
    this.priceTicks = priceTicks;
    this.subAccountId = subAccountId;
    this.clOrdId = clOrdId;
  }

  /** Whether no command is needed for this quantity to rest. */
  boolean isAt(long qtyLots) {
    return (unanswered > 0 ? targetQtyLots : leavesQtyLots) == qtyLots;
  }

  /** Key of a price level over all markets: market, side, price from the high bits to the low. */
  static long levelKey(int marketId, Side side, int priceTicks) {
    return (long) marketId << 33 | (long) side.code() << 32 | priceTicks;
  }

  long levelKey() {
    return levelKey(marketId, side, priceTicks);
  }
}
