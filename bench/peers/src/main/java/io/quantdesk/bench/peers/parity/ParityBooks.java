package io.quantdesk.bench.peers.parity;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;
import io.quantdesk.bench.peers.PeerBook;
import io.quantdesk.bench.peers.PeerBooks;
import io.quantdesk.bench.peers.TradeHash;

/** Parity's book. It has no immediate-or-cancel orders: a remainder that rests is cancelled. */
public final class ParityBooks implements PeerBooks {
  @Override
  public PeerBook empty(int restingMax, int orderIdMax, TradeHash trades) {
    return new Book(trades);
  }

  private static final class Book implements PeerBook, OrderBookListener {
    private static final Side[] SIDES = {Side.BUY, Side.SELL};

    private final TradeHash trades;
    private final OrderBook book = new OrderBook(this);
    private boolean rested;
    private boolean canceled;

    Book(TradeHash trades) {
      this.trades = trades;
    }

    @Override
    public void place(int orderId, int side, int priceTicks, int qtyLots) {
      book.enter(orderId, SIDES[side], priceTicks, qtyLots);
    }

    @Override
    public void placeImmediateOrCancel(int orderId, int side, int priceTicks, int qtyLots) {
      rested = false;
      book.enter(orderId, SIDES[side], priceTicks, qtyLots);
      if (rested) {
        book.cancel(orderId, 0);
      }
    }

    @Override
    public void cancel(int orderId) {
      book.cancel(orderId, 0);
    }

    @Override
    public void modify(int orderId, int side, int priceTicks, int qtyLots) {
      canceled = false;
      book.cancel(orderId, 0);
      if (canceled) {
        book.enter(orderId, SIDES[side], priceTicks, qtyLots);
      }
    }

    @Override
    public void match(
        long restingOrderId,
        long incomingOrderId,
        Side incomingSide,
        long price,
        long executedQuantity,
        long remainingQuantity) {
      trades.add(restingOrderId, incomingOrderId, price, executedQuantity);
    }

    @Override
    public void add(long orderId, Side side, long price, long size) {
      rested = true;
    }

    @Override
    public void cancel(long orderId, long canceledQuantity, long remainingQuantity) {
      canceled = true;
    }
  }
}
