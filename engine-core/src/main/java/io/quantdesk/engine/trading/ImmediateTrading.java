package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.order.DoneReason;

/** Trades orders that never rest, which have no slot, and ends what is left of them. */
final class ImmediateTrading {
  private final Positions positions;
  private final Matching matching;
  private final EngineEvents events;
  private final OrderDone done = new OrderDone();

  ImmediateTrading(EngineState state, Matching matching, EngineEvents events) {
    positions = state.positions;
    this.matching = matching;
    this.events = events;
  }

  /**
   * Carries out what was planned for an order; there is a position slot for it if it trades.
   *
   * @param lots its quantity, or what was left of it
   */
  void trade(PlaceOrder order, long orderId, long lots, MatchPlan plan) {
    if (!plan.isEmpty()) {
      int position = positions.acquire(order.subAccountId, order.marketId);
      matching.sweep(plan, orderId, lots, 0, position);
      positions.releaseIfIdle(position);
    }
    long leaves = lots - plan.fillLots() - plan.reducedLots();
    if (leaves > 0) {
      end(order, orderId, plan, leaves);
    }
  }

  private void end(PlaceOrder order, long orderId, MatchPlan plan, long leavesLots) {
    done.orderId = orderId;
    done.canceledQtyLots = leavesLots;
    done.cumQtyLots = plan.fillLots();
    done.subAccountId = order.subAccountId;
    done.priceTicks = plan.limitTicks();
    done.marketId = order.marketId;
    done.side = order.side;
    done.reason = plan.end() != null ? plan.end() : DoneReason.IOC_REMAINDER;
    events.orderDone(done);
  }
}
