package io.quantdesk.server.audit;

import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.event.Traded;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Follows every order from the events alone: accepted once, never filled beyond its quantity, ended
 * exactly once, and nothing after its end. Keeps the orders that live.
 */
final class OrderLives extends IgnoredEvents {
  private static final int SLOT_BITS = 24;

  private final Long2ObjectHashMap<Life> live = new Long2ObjectHashMap<>();
  private final FirstFault fault = new FirstFault();
  private long lastNumber;
  private long accepted;
  private long trades;
  private long filled;
  private long endedOtherwise;

  /** An order that lives. */
  private static final class Life {
    private final int subAccountId;
    private long qtyLots;
    private long filledLots;

    Life(int subAccountId, long qtyLots) {
      this.subAccountId = subAccountId;
      this.qtyLots = qtyLots;
    }

    private long leavesLots() {
      return qtyLots - filledLots;
    }
  }

  /** What the check has found. */
  Finding finding() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("accepted", Long.toString(accepted));
    figures.put("trades", Long.toString(trades));
    figures.put("filled", Long.toString(filled));
    figures.put("ended_otherwise", Long.toString(endedOtherwise));
    figures.put("live", Integer.toString(live.size()));
    return new Finding("orders", figures, fault.get());
  }

  /** Number of orders that live. */
  int liveOrders() {
    return live.size();
  }

  /** Whether an order lives, is that of a sub-account, and can still trade so much. */
  boolean isLive(long orderId, int subAccountId, long leavesLots) {
    Life life = live.get(orderId);
    return life != null && life.subAccountId == subAccountId && life.leavesLots() == leavesLots;
  }

  /** Numbers of orders only grow: one that was there before would be accepted twice. */
  @Override
  public void orderAccepted(OrderAccepted event) {
    long number = event.orderId >>> SLOT_BITS;
    fault.require(
        number > lastNumber, () -> "order %d is accepted a second time".formatted(event.orderId));
    lastNumber = Math.max(number, lastNumber);
    accepted++;
    live.put(event.orderId, new Life(event.subAccountId, event.orderQtyLots));
  }

  @Override
  public void traded(Traded event) {
    trades++;
    fill(event.makerOrderId, event.lastQtyLots, event.makerLeavesQtyLots);
    fill(event.takerOrderId, event.lastQtyLots, event.takerLeavesQtyLots);
  }

  @Override
  public void orderAmended(OrderAmended event) {
    resize(event.orderId, event.orderQtyLots, event.leavesQtyLots);
  }

  @Override
  public void orderReduced(OrderReduced event) {
    resize(event.orderId, event.orderQtyLots, event.leavesQtyLots);
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    resize(event.orderId, event.orderQtyLots, event.orderQtyLots);
  }

  @Override
  public void orderRested(OrderRested event) {
    require(event.orderId);
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    require(event.orderId);
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    require(event.orderId);
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    require(event.orderId);
  }

  @Override
  public void orderDone(OrderDone event) {
    Life life = require(event.orderId);
    if (life != null) {
      fault.require(
          life.filledLots == event.cumQtyLots && life.leavesLots() == event.canceledQtyLots,
          () ->
              "order %d ends with %d lots filled and %d canceled, by its events %d and %d"
                  .formatted(
                      event.orderId,
                      event.cumQtyLots,
                      event.canceledQtyLots,
                      life.filledLots,
                      life.leavesLots()));
      live.remove(event.orderId);
      endedOtherwise++;
    }
  }

  @Override
  public void outcome(CommandOutcome event) {
    fault.commandEnds(event.commandSeq);
  }

  private void fill(long orderId, long lots, long leavesLots) {
    Life life = require(orderId);
    if (life != null) {
      life.filledLots += lots;
      requireLeaves(life, orderId, leavesLots);
      if (leavesLots == 0) {
        live.remove(orderId);
        filled++;
      }
    }
  }

  private void resize(long orderId, long qtyLots, long leavesLots) {
    Life life = require(orderId);
    if (life != null) {
      life.qtyLots = qtyLots;
      requireLeaves(life, orderId, leavesLots);
    }
  }

  private void requireLeaves(Life life, long orderId, long leavesLots) {
    fault.require(
        leavesLots >= 0 && life.leavesLots() == leavesLots,
        () ->
            "order %d of %d lots is filled by %d and leaves %d"
                .formatted(orderId, life.qtyLots, life.filledLots, leavesLots));
  }

  private Life require(long orderId) {
    Life life = live.get(orderId);
    fault.require(
        life != null, () -> "order %d is not accepted, or has ended before".formatted(orderId));
    return life;
  }
}
