package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;

/**
 * Closes the positions of sub-accounts whose dead-man switch has fired (rule c9), one sub-account
 * after the other, market by market, each by reduce-only market orders that the engine sends on the
 * owner's behalf. A step sends one order at most, since that may look at {@value
 * Matching#MAX_FILLS} others. A position is tried once: what its orders leave stays.
 */
final class PositionClosing {
  /** Most sub-accounts and positions with nothing left to close that a step passes. */
  private static final int MAX_PASSED_PER_STEP = 256;

  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final ClosingQueue queue;
  private final OrderEntry entry;
  private final CountedEvents events;
  private final PlaceOrder order = new PlaceOrder();
  private final ScheduledCloseEnded ended = new ScheduledCloseEnded();

  PositionClosing(EngineState state, OrderEntry entry, CountedEvents events) {
    scopes = state.scopes;
    positions = state.positions;
    markets = state.markets;
    queue = state.closings;
    this.entry = entry;
    this.events = events;
    order.ordType = OrdType.MARKET;
    order.timeInForce = TimeInForce.IOC;
    order.selfTradePrevention = SelfTradePrevention.CANCEL_MAKER;
    order.reduceOnly = true;
  }

  /** Goes on with those who wait, up to one order; with one more the events still fit a block. */
  void step() {
    boolean hasTried = events.count() >= TriggerFiring.MAX_EVENTS_PER_STEP;
    int left = MAX_PASSED_PER_STEP;
    while (left > 0 && !queue.isEmpty()) {
      int position = next();
      if (position == Positions.NONE) {
        queue.removeFirst();
        left--;
      } else if (hasTried) {
        return;
      } else {
        close(position);
        hasTried = true;
      }
    }
  }

  /** Slot of the first sub-account's position that is to be closed now, or NONE: there is none. */
  private int next() {
    if (queue.lots() != 0) {
      int begun = positions.find(queue.subAccountId(), queue.marketId());
      if (begun != Positions.NONE && closableLots(begun) > 0) {
        return begun;
      }
      end(RejectReason.NONE);
    }
    int first = Positions.NONE;
    int position = scopes.firstPosition(queue.subAccountId());
    while (position != Positions.NONE) {
      int marketId = positions.marketId(position);
      if (marketId > queue.marketId()
          && positions.lots(position) != 0
          && (first == Positions.NONE || marketId < positions.marketId(first))) {
        first = position;
      }
      position = positions.next(position);
    }
    return first;
  }

  /** What is still to be closed of a position, as far as it is there and on that side. */
  private long closableLots(int position) {
    int sign = Long.signum(queue.lots());
    return Math.max(0, Math.min(sign * queue.lots(), sign * positions.lots(position)));
  }

  private void close(int position) {
    if (queue.lots() == 0) {
      queue.begin(positions.marketId(position), positions.lots(position));
    }
    write(position);
    int sign = Long.signum(queue.lots());
    long before = sign * positions.lots(position);
    RejectReason reason = entry.placeForOwner(order);
    long filled = before - sign * lotsLeft();
    queue.lots(sign * Math.max(0, sign * queue.lots() - filled));
    boolean isWhole = filled == Math.min(order.orderQtyLots, before);
    if (!isWhole || queue.lots() == 0) {
      end(reason);
    }
  }

  /** The next order of a position; the checks cut one that is larger than the position. */
  private void write(int position) {
    MarketParameters limits = markets.get(queue.marketId()).parameters();
    long lots = Math.min(closableLots(position), limits.maxOrderLots);
    order.subAccountId = queue.subAccountId();
    order.marketId = queue.marketId();
    order.side = queue.lots() > 0 ? Side.SELL : Side.BUY;
    order.orderQtyLots = Math.max(lots, limits.minOrderLots);
  }

  private long lotsLeft() {
    int position = positions.find(queue.subAccountId(), queue.marketId());
    return position == Positions.NONE ? 0 : positions.lots(position);
  }

  private void end(RejectReason reason) {
    ended.leavesLots = lotsLeft();
    ended.subAccountId = queue.subAccountId();
    ended.marketId = queue.marketId();
    ended.reason = reason;
    queue.lots(0);
    events.scheduledCloseEnded(ended);
  }
}
