package io.quantdesk.server.challenge;

import io.quantdesk.engine.book.PriceLevels;

/**
 * What a flow can need at most of each pool.
 *
 * @param orders resting orders, and as many price levels
 * @param nodes search nodes that lead to them, of both sides
 * @param orderIdMax the greatest order id, unsigned
 */
public record FlowCapacity(int orders, int nodes, long orderIdMax) {
  /** What a flow needs. */
  public static FlowCapacity of(OrderFlow flow) {
    int orders = flow.restingMax();
    int nodes = 0;
    for (int bits = PriceLevels.NODE_BITS; bits < Integer.SIZE; bits += PriceLevels.NODE_BITS) {
      nodes += Math.min(orders, flow.distinctPrices(bits));
    }
    return new FlowCapacity(orders, 2 * (nodes + 1), flow.orderIdMax());
  }
}
