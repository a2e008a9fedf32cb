package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;

/**
 * What is done with the orders and positions of a sub-account without its owner: orders end,
 * positions are closed in the book or moved to others. Nothing of it is refused, limited in its
 * rate, or costs a fee.
 */
public final class ForcedOrders {
  private final Scopes scopes;
  private final Positions positions;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final MatchPlanner planner;
  private final Matching matching;
  private final ImmediateTrading immediate;
  private final OrderAnswers answers;
  private final OrderRemoval removal;
  private final FillSettlement settlement;
  private final PlaceOrder order = new PlaceOrder();
  private long filledLots;
  private long tradedMicros;
  private int met;

  ForcedOrders(
      EngineState state,
      MatchPlanner planner,
      Matching matching,
      ImmediateTrading immediate,
      OrderAnswers answers,
      OrderRemoval removal,
      FillSettlement settlement) {
    scopes = state.scopes;
    positions = state.positions;
    orders = state.orders;
    liveOrders = state.liveOrders;
    this.planner = planner;
    this.matching = matching;
    this.immediate = immediate;
    this.answers = answers;
    this.removal = removal;
    this.settlement = settlement;
    order.ordType = OrdType.LIMIT;
    order.timeInForce = TimeInForce.IOC;
    order.selfTradePrevention = SelfTradePrevention.CANCEL_MAKER;
    order.reduceOnly = true;
  }

  /**
   * Ends orders of a sub-account, market by market, buys first, oldest first. Reduce-only orders
   * that wait for their trigger stay.
   *
   * @param limit most orders that it ends
   * @return how many it has ended; fewer than the limit: there are no more
   */
  public int cancel(int subAccountId, int limit) {
    int left = limit;
    int position = scopes.firstPosition(subAccountId);
    while (position != Positions.NONE && left > 0) {
      int next = positions.next(position);
      left -= cancel(position, Side.BUY, left);
      left -= cancel(position, Side.SELL, left);
      position = next;
    }
    return limit - left;
  }

  /**
   * Closes a part of a position by a reduce-only order that trades at once; what comes of it is
   * told by {@link #filledLots} and {@link #tradedMicros}.
   *
   * @param lots from 1 to all of the position
   * @param limitTicks worst price
   */
  public void close(int position, Market market, Side side, long lots, int limitTicks) {
    order.subAccountId = positions.scopeId(position);
    order.marketId = market.id();
    order.side = side;
    order.orderQtyLots = lots;
    order.priceTicks = limitTicks;
    MatchPlan plan =
        planner.plan(
            market,
            side,
            limitTicks,
            lots,
            order.subAccountId,
            position,
            order.selfTradePrevention);
    plan.waiveFees();
    filledLots = plan.fillLots();
    met = planner.met();
    long orderId = liveOrders.nextOrderId(LiveOrders.NONE);
    answers.accept(order, orderId, lots, limitTicks, 0, 0);
    immediate.trade(order, orderId, lots, plan);
    tradedMicros = filledLots == 0 ? 0 : matching.tradedMicros();
  }

  /** Lots that the last order traded. */
  public long filledLots() {
    return filledLots;
  }

  /** Their value. */
  public long tradedMicros() {
    return tradedMicros;
  }

  /** Orders that it looked at one by one. */
  public int met() {
    return met;
  }

  /** Moves lots of a position to one of the other side, which both close by it, at a price. */
  public void deleverage(int from, int to, Market market, long lots, int priceTicks) {
    long signedLots = positions.lots(from) > 0 ? -lots : lots;
    settlement.deleverage(from, market, signedLots, priceTicks);
    settlement.deleverage(to, market, -signedLots, priceTicks);
    positions.releaseIfIdle(from);
    positions.releaseIfIdle(to);
  }

  /** Moves a whole position to another sub-account, which has a slot or gets one, at a price. */
  public void takeOver(int from, int toScopeId, Market market, int priceTicks) {
    long lots = positions.lots(from);
    settlement.takeOver(from, market, -lots, priceTicks);
    int to = positions.acquire(toScopeId, market.id());
    settlement.takeOver(to, market, lots, priceTicks);
    positions.releaseIfIdle(from);
    positions.releaseIfIdle(to);
  }

  /** Closes lots of a long and a short position against each other, at a settlement price. */
  public void settle(int from, int to, Market market, long lots, int priceTicks) {
    settlement.settleFinally(from, market, -lots, priceTicks);
    settlement.settleFinally(to, market, lots, priceTicks);
    positions.releaseIfIdle(from);
    positions.releaseIfIdle(to);
  }

  /** The lists of a slot that was just released are empty. */
  private int cancel(int position, Side side, int limit) {
    int canceled = 0;
    int slot = firstToEnd(positions.oldestOrder(position, side));
    while (slot != LiveOrders.NONE && canceled < limit) {
      int newer = orders.ownerNext(slot);
      removal.remove(slot, DoneReason.LIQUIDATION);
      canceled++;
      slot = firstToEnd(newer);
    }
    return canceled;
  }

  /** The first order from one on in its owner's list that has to end, or NONE. */
  private int firstToEnd(int slot) {
    int candidate = slot;
    while (candidate != LiveOrders.NONE && isProtection(orders.flags(candidate))) {
      candidate = orders.ownerNext(candidate);
    }
    return candidate;
  }

  private static boolean isProtection(int flags) {
    return LiveOrders.waits(flags) && LiveOrders.isReduceOnly(flags);
  }
}
