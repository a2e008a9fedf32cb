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
  private final ExpiringOrders expiring;

  ReduceOnlyRules(EngineState state) {
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    reduceOnly = state.reduceOnly;
    expiring = state.expiringOrders;
  }

  /** Refusals in this order: reduce-only market, nothing to reduce. */
  RejectReason check(PlaceOrder order, Market market, int position) {
    if (!order.reduceOnly) {
      return market.state() == MarketState.REDUCE_ONLY
          ? RejectReason.MARKET_REDUCE_ONLY
          : RejectReason.NONE;
    }
    return most(order, market, position) == 0 ? RejectReason.NOTHING_TO_REDUCE : RejectReason.NONE;
  }

  /** What is left of a new order's quantity, which passed the check. */
  long cut(PlaceOrder order, Market market, int position) {
    return order.reduceOnly
        ? Math.min(order.orderQtyLots, most(order, market, position))
        : order.orderQtyLots;
  }

  /**
   * What is left of an amended order's leaves; 0: there is nothing to reduce.
   *
   * @param inPlace whether it only gets smaller, or waits
   */
  long cut(int slot, Market market, long leaves, boolean inPlace) {
    if (!LiveOrders.isReduceOnly(orders.flags(slot))) {
      return leaves;
    }
    int position = orders.positionSlot(slot);
    Side side = orders.side(slot);
    return Math.min(
        leaves, inPlace ? closable(position, side) : room(market, position, side, slot));
  }

  /** Lots that an order of a side could close of a position now. */
  long closable(int position, Side side) {
    return position == Positions.NONE ? 0 : Math.max(0, -side.sign() * positions.lots(position));
  }

  /** Only what rests counts with what rests: others take what the position has when they trade. */
  private long most(PlaceOrder order, Market market, int position) {
    return order.timeInForce.mayRest() && !order.ordType.isTrigger()
        ? room(market, position, order.side, ReduceOnlyOrders.NONE)
        : closable(position, order.side);
  }

  private long room(Market market, int position, Side side, int exceptSlot) {
    long closable = closable(position, side);
    return closable > 0 && market.state() == MarketState.REDUCE_ONLY
        ? Math.max(0, closable - restingLots(position, side, exceptSlot))
        : closable;
  }

  private long restingLots(int position, Side side, int exceptSlot) {
    long lots = 0;
    int slot = reduceOnly.oldest(position);
    while (slot != ReduceOnlyOrders.NONE) {
      if (slot != exceptSlot && rests(slot, side)) {
        lots += liveOrders.leavesLots(slot);
      }
      slot = reduceOnly.newer(slot);
    }
    return lots;
  }

  private boolean rests(int slot, Side side) {
    return orders.side(slot) == side
        && !LiveOrders.waits(orders.flags(slot))
        && !expiring.hasExpired(slot);
  }
}
