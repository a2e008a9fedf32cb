package io.quantdesk.bench.book;

import io.quantdesk.server.challenge.OrderFlow;

/**
 * The prices of a flow's orders.
 *
 * @param lowest rounded down to a multiple of 64
 */
record PriceWindow(int lowest, int highest) {
  static PriceWindow of(OrderFlow flow) {
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    for (int i = 0; i < flow.count(); i++) {
      if (OrderFlow.type(flow.head(i)) != OrderFlow.CANCEL) {
        lowest = Math.min(lowest, flow.priceTicks(i));
        highest = Math.max(highest, flow.priceTicks(i));
      }
    }
    return new PriceWindow(Math.min(lowest, highest) & ~63, highest);
  }

  long ticks() {
    return (long) highest - lowest + 1;
  }
}
