package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;

/**
 * What a reduce-only order may take: at most its position, whose opposite side it has; in a
 * REDUCE_ONLY market less what rests on its side already (c9). A larger quantity is cut to it.
 */
final class ReduceOnlyRules {
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final ReduceOnlyOrders reduceOnly;

  ReduceOnlyRules(EngineState state) {
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    reduceOnly = state.reduceOnly;
  }

  /** Refusals in this order: reduce-only market, nothing to reduce. */
  RejectReason check(PlaceOrder order, Market market, int position) {
    if (!order.reduceOnly) {
      return market.state() == MarketState.REDUCE_ONLY
          ? RejectReason.MARKET_REDUCE_ONLY
          : RejectReason.NONE;
    }
    return room(market, position, order.side, ReduceOnlyOrders.NONE) == 0
        ? RejectReason.NOTHING_TO_REDUCE
        : RejectReason.NONE;
  }

  /** What is left of a new order's quantity, which passed the check. */
  long cut(PlaceOrder order, Market market, int position) {
    return order.reduceOnly
        ? Math.min(order.orderQtyLots, room(market, position, order.side, ReduceOnlyOrders.NONE))
        : order.orderQtyLots;
  }

  /** What is left of an amended order's leaves; 0: there is nothing to reduce. */
  long cut(int slot, Market market, long leaves) {
    return LiveOrders.isReduceOnly(orders.flags(slot))
        ? Math.min(leaves, room(market, orders.positionSlot(slot), orders.side(slot), slot))
        : leaves;
  }

  /** Lots that an order of a side could close of a position now. */
  long closable(int position, Side side) {
    return position == Positions.NONE ? 0 : Math.max(0, -side.sign() * positions.lots(position));
  }

  private long room(Market market, int position, Side side, int exceptSlot) {
    long closable = closable(position, side);
    return closable > 0 && market.state() == MarketState.REDUCE_ONLY
        ? Math.max(0, closable - restingLots(position, exceptSlot))
        : closable;
  }

  private long restingLots(int position, int exceptSlot) {
    long lots = 0;
    int slot = reduceOnly.oldest(position);
    while (slot != ReduceOnlyOrders.NONE) {
      if (slot != exceptSlot && !LiveOrders.waits(orders.flags(slot))) {
        lots += liveOrders.leavesLots(slot);
      }
      slot = reduceOnly.newer(slot);
    }
    return lots;
  }
}
