package io.quantdesk.bench.peers.exchangecore;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import io.quantdesk.bench.peers.PeerBook;
import io.quantdesk.bench.peers.PeerBooks;
import io.quantdesk.bench.peers.TradeHash;
import java.util.Map;

/** exchange-core's direct book, with pools of the sizes that its own matching engine gives it. */
public final class ExchangeCoreBooks implements PeerBooks {
  private static final Map<Integer, Integer> POOL_SIZES =
      Map.of(
          ObjectsPool.DIRECT_ORDER, 1 << 20,
          ObjectsPool.DIRECT_BUCKET, 1 << 16,
          ObjectsPool.ART_NODE_4, 1 << 15,
          ObjectsPool.ART_NODE_16, 1 << 14,
          ObjectsPool.ART_NODE_48, 1 << 13,
          ObjectsPool.ART_NODE_256, 1 << 12);

  @Override
  public PeerBook empty(int restingMax, int orderIdMax, TradeHash trades) {
    return new Book(trades);
  }

  private static final class Book implements PeerBook {
    private static final int SYMBOL = 1;
    private static final long OWNER = 1;
    private static final OrderAction[] ACTIONS = {OrderAction.BID, OrderAction.ASK};

    private final TradeHash trades;
    private final OrderCommand command = new OrderCommand();
    private final OrderBookDirectImpl book;

    Book(TradeHash trades) {
      this.trades = trades;
      CoreSymbolSpecification symbol =
          CoreSymbolSpecification.builder()
              .symbolId(SYMBOL)
              .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
              .baseScaleK(1)
              .quoteScaleK(1)
              .build();
      book =
          new OrderBookDirectImpl(
              symbol,
              new ObjectsPool(POOL_SIZES),
              OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
              LoggingConfiguration.DEFAULT);
      command.symbol = SYMBOL;
      command.uid = OWNER;
    }

    @Override
    public void place(int orderId, int side, int priceTicks, int qtyLots) {
      order(OrderType.GTC, orderId, side, priceTicks, qtyLots);
    }

    @Override
    public void placeImmediateOrCancel(int orderId, int side, int priceTicks, int qtyLots) {
      order(OrderType.IOC, orderId, side, priceTicks, qtyLots);
    }

    @Override
    public void cancel(int orderId) {
      cancelIfResting(orderId);
    }

    @Override
    public void modify(int orderId, int side, int priceTicks, int qtyLots) {
      if (cancelIfResting(orderId)) {
        order(OrderType.GTC, orderId, side, priceTicks, qtyLots);
      }
    }

    private boolean cancelIfResting(int orderId) {
      command.command = OrderCommandType.CANCEL_ORDER;
      command.orderId = orderId;
      command.matcherEvent = null;
      return book.cancelOrder(command) == CommandResultCode.SUCCESS;
    }

    private void order(OrderType type, int orderId, int side, int priceTicks, int qtyLots) {
      command.command = OrderCommandType.PLACE_ORDER;
      command.orderType = type;
      command.orderId = orderId;
      command.action = ACTIONS[side];
      command.price = priceTicks;
      command.reserveBidPrice = priceTicks;
      command.size = qtyLots;
      command.matcherEvent = null;
      book.newOrder(command);
      for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
        if (event.eventType == MatcherEventType.TRADE) {
          trades.add(event.matchedOrderId, orderId, event.price, event.size);
        }
      }
    }
  }
}
