package io.quantdesk.server.challenge;

import io.quantdesk.engine.book.Fills;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.order.Side;

/** Applies an order flow to one order book of the engine and reports what happens. */
public final class FlowMatcher implements Fills {
  /** Ids up to here are mapped by an array, however short the flow. */
  private static final int DENSE_ID_MAX = 1 << 24;

  private static final int BATCH = 1_024;
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private final OrderFlow flow;
  private final ReportBuffer reports;
  private final OrderSlots slots;
  private final RestingOrders orders;
  private final OrderBook book;
  private int seq;
  private int takerId;

  /** An empty book with room for all that the flow can bring. */
  public FlowMatcher(OrderFlow flow, FlowCapacity capacity, ReportBuffer reports) {
    this.flow = flow;
    this.reports = reports;
    this.slots =
        capacity.orderIdMax() <= Math.max(DENSE_ID_MAX, flow.count())
            ? new DenseOrderSlots((int) capacity.orderIdMax())
            : new SparseOrderSlots(capacity.orders());
    this.orders = new RestingOrders(capacity.orders());
    this.book = new OrderBook(orders, new PriceLevels(capacity.orders(), capacity.nodes()));
  }

  OrderBook book() {
    return book;
  }

  /** Applies all messages of a sound flow; returns the number of reports. */
  public long applyAll() {
    int count = flow.count();
    for (int from = 0; from < count; from += BATCH) {
      applyBatch(from, Math.min(from + BATCH, count));
    }
    return reports.flush();
  }

  /**
   * Does the same with a flow of which that is not known yet: a new order whose id still rests has
   * no meaning and is refused. It would cost each new order a cold load, so it is asked once a
   * flow.
   */
  long applyAllChecked() {
    for (int message = 0; message < flow.count(); message++) {
      refuseIdThatRests(message);
      apply(message);
    }
    return reports.flush();
  }

  /** Applies one message of a sound flow. */
  void apply(int message) {
    seq = message;
    int head = flow.head(message);
    int orderId = flow.orderId(message);
    switch (OrderFlow.type(head)) {
      case OrderFlow.NEW -> place(head, orderId, flow.priceTicks(message));
      case OrderFlow.CANCEL -> cancel(orderId);
      case OrderFlow.MODIFY -> modify(head, orderId, flow.priceTicks(message));
      default -> reduce(head, orderId);
    }
  }

  @Override
  public void onFill(
      int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots) {
    int makerId = (int) orders.orderId(makerSlot);
    reports.trade(seq, priceTicks, (int) qtyLots, makerId, takerId);
    if (makerLeavesLots == 0) {
      slots.remove(makerId);
      orders.release(makerSlot);
    }
  }

  private void applyBatch(int from, int to) {
    for (int message = from; message < to; message++) {
      apply(message);
    }
  }

  private void refuseIdThatRests(int message) {
    boolean isNew = OrderFlow.type(flow.head(message)) == OrderFlow.NEW;
    if (isNew && slots.get(flow.orderId(message)) != OrderSlots.NONE) {
      throw new OrderRestsException(message, flow.orderId(message));
    }
  }

  private void place(int head, int orderId, int priceTicks) {
    int side = OrderFlow.side(head);
    int qtyLots = OrderFlow.qtyLots(head);
    reports.put(ReportBuffer.ACCEPTED, seq, side, orderId, priceTicks, qtyLots);
    takerId = orderId;
    long leavesLots = book.match(SIDES[side], priceTicks, qtyLots, this);
    if (leavesLots == 0) {
      return;
    }
    if (OrderFlow.isImmediateOrCancel(head)) {
      reports.put(ReportBuffer.CANCELED, seq, side, orderId, priceTicks, 0);
    } else {
      int slot = orders.acquire();
      orders.setOrderId(slot, orderId);
      slots.put(orderId, slot);
      rest(slot, side, priceTicks, leavesLots);
    }
  }

  private void cancel(int orderId) {
    int slot = slots.get(orderId);
    if (slot == OrderSlots.NONE) {
      reports.put(ReportBuffer.CANCEL_REJECTED, seq, 0, orderId, 0, 0);
    } else {
      takeOut(slot, orderId);
    }
  }

  /** Cancel and re-insert under the same id, on the same side. */
  private void modify(int head, int orderId, int priceTicks) {
    int slot = slots.get(orderId);
    if (slot == OrderSlots.NONE) {
      reports.put(ReportBuffer.MODIFY_REJECTED, seq, 0, orderId, 0, 0);
      return;
    }
    int side = orders.side(slot).code();
    int qtyLots = OrderFlow.qtyLots(head);
    book.remove(slot);
    takerId = orderId;
    long leavesLots = book.match(SIDES[side], priceTicks, qtyLots, this);
    reports.put(ReportBuffer.MODIFIED, seq, side, orderId, priceTicks, qtyLots);
    if (leavesLots == 0) {
      slots.remove(orderId);
      orders.release(slot);
    } else {
      rest(slot, side, priceTicks, leavesLots);
    }
  }

  private void reduce(int head, int orderId) {
    int slot = slots.get(orderId);
    if (slot == OrderSlots.NONE) {
      reports.put(ReportBuffer.MODIFY_REJECTED, seq, 0, orderId, 0, 0);
      return;
    }
    long leavesLots = orders.leavesLots(slot) - OrderFlow.qtyLots(head);
    if (leavesLots <= 0) {
      takeOut(slot, orderId);
    } else {
      book.reduce(slot, leavesLots);
      int side = orders.side(slot).code();
      int priceTicks = orders.priceTicks(slot);
      reports.put(ReportBuffer.MODIFIED, seq, side, orderId, priceTicks, (int) leavesLots);
    }
  }

  private void rest(int slot, int side, int priceTicks, long leavesLots) {
    orders.setPriceAndSide(slot, priceTicks, SIDES[side]);
    orders.setLeavesLots(slot, leavesLots);
    book.add(slot);
  }

  private void takeOut(int slot, int orderId) {
    int side = orders.side(slot).code();
    int priceTicks = orders.priceTicks(slot);
    reports.put(ReportBuffer.CANCELED, seq, side, orderId, priceTicks, 0);
    book.remove(slot);
    slots.remove(orderId);
    orders.release(slot);
  }
}
