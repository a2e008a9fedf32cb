package io.quantdesk.bench.book;

import io.quantdesk.server.challenge.OrderFlow;
import io.quantdesk.server.challenge.ReportBuffer;

/**
 * The yardstick: the least that matching the challenge's messages takes in Java. One array a field
 * of the order, prices as array indexes, 32-bit quantities, no pools to share, no checks, nothing
 * that an exchange needs besides. It writes the same reports.
 */
final class BareMatcher {
  private static final int BATCH = 1_024;

  /** Slot 0 stands for none, so arrays need no filling. */
  private static final int NONE = 0;

  private final OrderFlow flow;
  private final ReportBuffer reports;
  private final BareLevels levels = new BareLevels();
  private final int base;
  private final int[] slotOf;
  private final int[] orderIds;
  private final int[] ticks;
  private final byte[] sides;
  private final int[] leaves;
  private final int[] next;
  private final int[] prev;
  private int free = NONE;
  private int untouched = NONE + 1;

  /** For a flow that fits: see {@link #fits}. */
  BareMatcher(OrderFlow flow, ReportBuffer reports) {
    this.flow = flow;
    this.reports = reports;
    base = PriceWindow.of(flow).lowest();
    int capacity = flow.restingMax() + 1;
    slotOf = new int[(int) flow.orderIdMax() + 1];
    orderIds = new int[capacity];
    ticks = new int[capacity];
    sides = new byte[capacity];
    leaves = new int[capacity];
    next = new int[capacity];
    prev = new int[capacity];
  }

  /** Whether ids are dense, prices within the window and no message is of a kind it lacks. */
  static boolean fits(OrderFlow flow) {
    for (int i = 0; i < flow.count(); i++) {
      if (OrderFlow.type(flow.head(i)) == OrderFlow.REDUCE) {
        return false;
      }
    }
    return flow.orderIdMax() < 1 << 28 && PriceWindow.of(flow).ticks() <= BareLevels.WINDOW_TICKS;
  }

  long applyAll() {
    int count = flow.count();
    for (int from = 0; from < count; from += BATCH) {
      applyBatch(from, Math.min(from + BATCH, count));
    }
    return reports.flush();
  }

  private void applyBatch(int from, int to) {
    for (int message = from; message < to; message++) {
      apply(message);
    }
  }

  private void apply(int message) {
    int head = flow.head(message);
    int orderId = flow.orderId(message);
    switch (OrderFlow.type(head)) {
      case OrderFlow.NEW -> place(message, head, orderId, flow.priceTicks(message) - base);
      case OrderFlow.CANCEL -> cancel(message, orderId);
      default -> modify(message, head, orderId, flow.priceTicks(message) - base);
    }
  }

  private void place(int message, int head, int orderId, int tick) {
    int side = OrderFlow.side(head);
    int qty = OrderFlow.qtyLots(head);
    reports.put(ReportBuffer.ACCEPTED, message, side, orderId, tick + base, qty);
    int left = match(message, side, tick, qty, orderId);
    if (left == 0) {
      return;
    }
    if (OrderFlow.isImmediateOrCancel(head)) {
      reports.put(ReportBuffer.CANCELED, message, side, orderId, tick + base, 0);
      return;
    }
    int slot = free;
    if (slot == NONE) {
      slot = untouched++;
    } else {
      free = next[slot];
    }
    orderIds[slot] = orderId;
    sides[slot] = (byte) side;
    slotOf[orderId] = slot;
    rest(slot, side, tick, left);
  }

  private void cancel(int message, int orderId) {
    int slot = slotOf[orderId];
    if (slot == NONE) {
      reports.put(ReportBuffer.CANCEL_REJECTED, message, 0, orderId, 0, 0);
      return;
    }
    int side = sides[slot];
    reports.put(ReportBuffer.CANCELED, message, side, orderId, ticks[slot] + base, 0);
    unlink(slot, side);
    release(slot, orderId);
  }

  private void modify(int message, int head, int orderId, int tick) {
    int slot = slotOf[orderId];
    if (slot == NONE) {
      reports.put(ReportBuffer.MODIFY_REJECTED, message, 0, orderId, 0, 0);
      return;
    }
    int side = sides[slot];
    int qty = OrderFlow.qtyLots(head);
    unlink(slot, side);
    int left = match(message, side, tick, qty, orderId);
    reports.put(ReportBuffer.MODIFIED, message, side, orderId, tick + base, qty);
    if (left == 0) {
      release(slot, orderId);
    } else {
      rest(slot, side, tick, left);
    }
  }

  private int match(int message, int side, int limit, int qty, int takerId) {
    int makers = side ^ 1;
    int left = qty;
    while (left > 0) {
      int best = levels.best[makers];
      if (side == 0 ? best > limit : best < limit) {
        break;
      }
      left = matchLevel(message, makers, best, left, takerId);
    }
    return left;
  }

  private int matchLevel(int message, int makers, int tick, int qty, int takerId) {
    int left = qty;
    int maker = levels.head[makers][tick];
    while (left > 0 && maker != NONE) {
      int fill = Math.min(left, leaves[maker]);
      left -= fill;
      leaves[maker] -= fill;
      levels.qty[makers][tick] -= fill;
      int makerId = orderIds[maker];
      reports.trade(message, tick + base, fill, makerId, takerId);
      if (leaves[maker] == 0) {
        int behind = next[maker];
        release(maker, makerId);
        maker = behind;
        prev[maker] = NONE;
        levels.head[makers][tick] = maker;
      }
    }
    if (maker == NONE) {
      levels.tail[makers][tick] = NONE;
      levels.close(makers, tick);
    }
    return left;
  }

  private void rest(int slot, int side, int tick, int left) {
    ticks[slot] = tick;
    leaves[slot] = left;
    int tail = levels.tail[side][tick];
    prev[slot] = tail;
    next[slot] = NONE;
    levels.tail[side][tick] = slot;
    if (tail == NONE) {
      levels.head[side][tick] = slot;
      levels.qty[side][tick] = left;
      levels.open(side, tick);
    } else {
      next[tail] = slot;
      levels.qty[side][tick] += left;
    }
  }

  private void unlink(int slot, int side) {
    int tick = ticks[slot];
    int before = prev[slot];
    int behind = next[slot];
    levels.qty[side][tick] -= leaves[slot];
    if (before == NONE) {
      levels.head[side][tick] = behind;
    } else {
      next[before] = behind;
    }
    if (behind == NONE) {
      levels.tail[side][tick] = before;
    } else {
      prev[behind] = before;
    }
    if ((before | behind) == NONE) {
      levels.close(side, tick);
    }
  }

  private void release(int slot, int orderId) {
    slotOf[orderId] = NONE;
    next[slot] = free;
    free = slot;
  }
}
