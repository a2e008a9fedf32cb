package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.server.demo.feed.FeedMessage;

/**
 * Plays the trades of the feeds as immediate-or-cancel limit orders of taker accounts, on the side
 * of the aggressor, at the price and for the quantity of the trade.
 */
final class TradeToOrders {
  private final int[] takers;
  private final Unanswered unanswered;
  private final PlaceOrder order = new PlaceOrder();

  /**
   * Starts with an empty flow.
   *
   * @param takers sub-accounts that take turns
   */
  TradeToOrders(int[] takers, Unanswered unanswered) {
    this.takers = takers.clone();
    this.unanswered = unanswered;
    order.ordType = OrdType.LIMIT;
    order.timeInForce = TimeInForce.IOC;
  }

  /** Sends the order of a trade; false when the sink has no room. */
  boolean send(DemoMarket market, FeedMessage trade, CommandSink sink) {
    order.marketId = market.marketId();
    order.side = trade.buyerIsMaker ? Side.SELL : Side.BUY;
    order.priceTicks = trade.priceTicks;
    order.orderQtyLots = trade.qtyLots;
    order.subAccountId = takers[(int) (trade.tradeId % takers.length)];
    long clientSeq = sink.place(order);
    if (clientSeq == CommandSink.NO_ROOM) {
      return false;
    }
    unanswered.add(clientSeq, CommandKind.TAKE, null);
    return true;
  }
}
