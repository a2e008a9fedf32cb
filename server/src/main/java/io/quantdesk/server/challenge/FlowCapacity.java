package io.quantdesk.server.challenge;

import io.quantdesk.engine.book.PriceLevels;

/**
 * What a flow can need at most of each pool.
 *
 * @param orders resting orders
 * @param leaves leaves of price levels
 * @param nodes search nodes above the leaves
 * @param orderIdMax the greatest order id, unsigned
 */
record FlowCapacity(int orders, int leaves, int nodes, long orderIdMax) {
  static FlowCapacity of(OrderFlow flow) {
    int orders = flow.restingMax();
    int leaves = Math.min(orders, flow.distinctPrices(PriceLevels.LEAF_BITS));
    int nodes = 0;
    for (int shift = PriceLevels.LEAF_BITS + PriceLevels.NODE_BITS;
        shift <= PriceLevels.ROOT_SHIFT;
        shift += PriceLevels.NODE_BITS) {
      nodes += Math.min(orders, flow.distinctPrices(shift));
    }
    int root = 1;
    return new FlowCapacity(orders, leaves, nodes + root, flow.orderIdMax());
  }
}
