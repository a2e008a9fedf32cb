package io.quantdesk.bench.peers;

import io.quantdesk.engine.book.Fills;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.order.Side;
import java.util.Arrays;

/** The engine's book. As in the challenge, a flat array in front of it maps ids to slots. */
public final class QuantDeskBooks implements PeerBooks {
  @Override
  public PeerBook empty(int restingMax, int orderIdMax, TradeHash trades) {
    return new Book(restingMax, orderIdMax, trades);
  }

  private static final class Book implements PeerBook, Fills {
    private static final int NONE = RestingOrders.NONE;
    private static final Side[] SIDES = {Side.BUY, Side.SELL};

    private final RestingOrders orders;
    private final OrderBook book;
    private final int[] slots;
    private final TradeHash trades;
    private int takerId;

    Book(int restingMax, int orderIdMax, TradeHash trades) {
      this.trades = trades;
      orders = new RestingOrders(restingMax);
      book = new OrderBook(orders, new PriceLevels(restingMax));
      slots = new int[orderIdMax + 1];
      Arrays.fill(slots, NONE);
    }

    @Override
    public void place(int orderId, int side, int priceTicks, int qtyLots) {
      takerId = orderId;
      long left = book.match(SIDES[side], priceTicks, qtyLots, this);
      if (left > 0) {
        int slot = orders.acquire();
        orders.setOrderId(slot, orderId);
        slots[orderId] = slot;
        rest(slot, side, priceTicks, left);
      }
    }

    @Override
    public void placeImmediateOrCancel(int orderId, int side, int priceTicks, int qtyLots) {
      takerId = orderId;
      book.match(SIDES[side], priceTicks, qtyLots, this);
    }

    @Override
    public void cancel(int orderId) {
      int slot = slots[orderId];
      if (slot != NONE) {
        book.remove(slot);
        leave(slot, orderId);
      }
    }

    @Override
    public void modify(int orderId, int side, int priceTicks, int qtyLots) {
      int slot = slots[orderId];
      if (slot == NONE) {
        return;
      }
      book.remove(slot);
      takerId = orderId;
      long left = book.match(SIDES[side], priceTicks, qtyLots, this);
      if (left > 0) {
        rest(slot, side, priceTicks, left);
      } else {
        leave(slot, orderId);
      }
    }

    @Override
    public void onFill(
        int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots) {
      int makerId = (int) orders.orderId(makerSlot);
      trades.add(makerId, takerId, priceTicks, qtyLots);
      if (makerLeavesLots == 0) {
        leave(makerSlot, makerId);
      }
    }

    private void rest(int slot, int side, int priceTicks, long leavesLots) {
      orders.setPriceAndSide(slot, priceTicks, SIDES[side]);
      orders.setLeavesLots(slot, leavesLots);
      book.add(slot);
    }

    private void leave(int slot, int orderId) {
      slots[orderId] = NONE;
      orders.release(slot);
    }
  }
}
