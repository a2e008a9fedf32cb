package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.util.ArrayDeque;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Keeps one post-only order per price level at the quantity that the feed shows: places, amends and
 * cancels, pipelined, without waiting for answers.
 *
 * <p>An amend carries the total quantity, so it is wrong when a fill was on its way that this class
 * did not know of: the answer shows it, and a correction is queued. The same holds for an amend
 * that found its order filled. A cancel that found its order filled needs none.
 */
public final class LevelQuotes {
  private final int[] makers;
  private final Unanswered unanswered;
  private final Long2ObjectHashMap<LevelOrder> byLevel = new Long2ObjectHashMap<>();
  private final Long2ObjectHashMap<LevelOrder> byClOrdId = new Long2ObjectHashMap<>();
  private final Long2ObjectHashMap<LevelOrder> byOrderId = new Long2ObjectHashMap<>();
  private final ArrayDeque<LevelOrder> corrections = new ArrayDeque<>();
  private final PlaceOrder place = new PlaceOrder();
  private final AmendOrder amend = new AmendOrder();
  private final CancelOrder cancel = new CancelOrder();
  private long lastClOrdId;
  private long correctionCount;

  /**
   * Starts without orders.
   *
   * @param makers sub-accounts that share the levels among them
   */
  LevelQuotes(int[] makers, Unanswered unanswered) {
    this.makers = makers.clone();
    this.unanswered = unanswered;
    place.ordType = OrdType.LIMIT;
    place.timeInForce = TimeInForce.GTC;
    place.postOnly = true;
  }

  /** What rests at a level or is on its way there; 0 when nothing. */
  long targetQtyLots(int marketId, Side side, int priceTicks) {
    LevelOrder order = byLevel.get(LevelOrder.levelKey(marketId, side, priceTicks));
    return order == null ? 0 : order.targetQtyLots;
  }

  /** Levels that have an order. */
  public int openLevels() {
    return byLevel.size();
  }

  /** Commands that were sent because a fill had overtaken an amend. */
  public long corrections() {
    return correctionCount;
  }

  /**
   * Sends what brings a level to a quantity, if anything is needed.
   *
   * @return false when the sink has no room: nothing has changed, call again
   */
  boolean quote(int marketId, Side side, int priceTicks, long qtyLots, CommandSink sink) {
    LevelOrder order = byLevel.get(LevelOrder.levelKey(marketId, side, priceTicks));
    if (order == null) {
      return qtyLots == 0 || place(marketId, side, priceTicks, qtyLots, sink);
    }
    if (order.gone) {
      order.targetQtyLots = qtyLots;
      return true;
    }
    if (qtyLots == 0) {
      return cancel(order, sink);
    }
    return order.isAt(qtyLots) || amend(order, qtyLots, sink);
  }

  /** Sends the queued corrections; false when the sink has no room for all of them. */
  boolean sendCorrections(CommandSink sink) {
    for (LevelOrder stale = corrections.peek(); stale != null; stale = corrections.peek()) {
      LevelOrder current = byLevel.get(stale.levelKey());
      boolean isOvertaken = current != null && (current != stale || current.unanswered > 0);
      if (!isOvertaken) {
        if (!quote(stale.marketId, stale.side, stale.priceTicks, stale.targetQtyLots, sink)) {
          return false;
        }
        correctionCount++;
      }
      corrections.remove();
    }
    return true;
  }

  /** The engine took an order; it may be one of others. */
  public void onAccepted(long clOrdId, long orderId, long orderQtyLots) {
    LevelOrder order = byClOrdId.get(clOrdId);
    if (order != null) {
      order.orderId = orderId;
      order.leavesQtyLots = orderQtyLots;
      byOrderId.put(orderId, order);
    }
  }

  /** A resting order traded. */
  public void onFilled(long orderId, long lastQtyLots, long leavesQtyLots) {
    LevelOrder order = byOrderId.get(orderId);
    if (order != null) {
      order.cumQtyLots += lastQtyLots;
      order.leavesQtyLots = leavesQtyLots;
      if (leavesQtyLots == 0) {
        onGone(order);
      }
    }
  }

  /** An amend took effect. */
  public void onAmended(long orderId, long orderQtyLots, long leavesQtyLots) {
    LevelOrder order = byOrderId.get(orderId);
    if (order != null) {
      order.cumQtyLots = orderQtyLots - leavesQtyLots;
      order.leavesQtyLots = leavesQtyLots;
    }
  }

  /** An order left the book without being filled whole. */
  public void onDone(long orderId) {
    LevelOrder order = byOrderId.get(orderId);
    if (order != null) {
      onGone(order);
    }
  }

  /** The answer to a command about an order; the events of that command were handled before it. */
  void onOutcome(LevelOrder order, CommandKind kind, RejectReason reason) {
    order.unanswered--;
    if (kind == CommandKind.PLACE && reason != RejectReason.NONE) {
      order.gone = true;
    }
    if (order.unanswered > 0) {
      return;
    }
    if (kind == CommandKind.AMEND && !order.canceling && isOff(order, reason)) {
      corrections.add(order);
    }
    if (order.gone) {
      forget(order);
    }
  }

  private static boolean isOff(LevelOrder order, RejectReason reason) {
    if (order.gone) {
      return order.targetQtyLots > 0;
    }
    return reason == RejectReason.NONE && order.leavesQtyLots != order.targetQtyLots;
  }

  private void onGone(LevelOrder order) {
    order.gone = true;
    order.leavesQtyLots = 0;
    if (order.unanswered == 0) {
      forget(order);
    }
  }

  private void forget(LevelOrder order) {
    if (byLevel.get(order.levelKey()) == order) {
      byLevel.remove(order.levelKey());
    }
    byClOrdId.remove(order.clOrdId);
    byOrderId.remove(order.orderId);
  }

  private boolean place(int marketId, Side side, int priceTicks, long qtyLots, CommandSink sink) {
    int maker = makers[priceTicks % makers.length];
    place.clOrdId = lastClOrdId + 1;
    place.orderQtyLots = qtyLots;
    place.priceTicks = priceTicks;
    place.subAccountId = maker;
    place.marketId = marketId;
    place.side = side;
    long clientSeq = sink.place(place);
    if (clientSeq == CommandSink.NO_ROOM) {
      return false;
    }
    lastClOrdId++;
    LevelOrder order = new LevelOrder(marketId, side, priceTicks, maker, lastClOrdId);
    byLevel.put(order.levelKey(), order);
    byClOrdId.put(order.clOrdId, order);
    onSent(clientSeq, CommandKind.PLACE, order, qtyLots);
    return true;
  }

  private boolean amend(LevelOrder order, long qtyLots, CommandSink sink) {
    amend.clOrdId = order.clOrdId;
    amend.orderQtyLots = order.cumQtyLots + qtyLots;
    amend.priceTicks = order.priceTicks;
    amend.subAccountId = order.subAccountId;
    long clientSeq = sink.amend(amend);
    if (clientSeq == CommandSink.NO_ROOM) {
      return false;
    }
    onSent(clientSeq, CommandKind.AMEND, order, qtyLots);
    return true;
  }

  private boolean cancel(LevelOrder order, CommandSink sink) {
    cancel.clOrdId = order.clOrdId;
    cancel.subAccountId = order.subAccountId;
    long clientSeq = sink.cancel(cancel);
    if (clientSeq == CommandSink.NO_ROOM) {
      return false;
    }
    order.canceling = true;
    byLevel.remove(order.levelKey());
    onSent(clientSeq, CommandKind.CANCEL, order, 0);
    return true;
  }

  private void onSent(long clientSeq, CommandKind kind, LevelOrder order, long targetQtyLots) {
    order.targetQtyLots = targetQtyLots;
    order.unanswered++;
    unanswered.add(clientSeq, kind, order);
  }
}
