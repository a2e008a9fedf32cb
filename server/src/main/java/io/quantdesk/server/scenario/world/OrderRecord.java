package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderTriggered;

/** An order as its events tell it, also after it has left the engine. */
public final class OrderRecord {
  private final int subAccountId;
  private final int marketId;
  private final long orderId;
  private long orderQtyLots;
  private long leavesQtyLots;
  private long cumQtyLots;
  private int priceTicks;
  private long auctionId;

  OrderRecord(OrderAccepted event) {
    subAccountId = event.subAccountId;
    marketId = event.marketId;
    orderId = event.orderId;
    orderQtyLots = event.orderQtyLots;
    leavesQtyLots = event.orderQtyLots;
    priceTicks = event.priceTicks;
  }

  /** The engine's number. */
  public long orderId() {
    return orderId;
  }

  /** Its owner. */
  public int subAccountId() {
    return subAccountId;
  }

  /** Its market. */
  public int marketId() {
    return marketId;
  }

  /** Total quantity, the filled part included. */
  public long orderQtyLots() {
    return orderQtyLots;
  }

  /** What can still trade; 0 once it is filled or canceled. */
  public long leavesQtyLots() {
    return leavesQtyLots;
  }

  /** What has traded. */
  public long cumQtyLots() {
    return cumQtyLots;
  }

  /** Limit, or the protection price of a market order. */
  public int priceTicks() {
    return priceTicks;
  }

  /** The auction that it is in, or was in; 0: none. */
  public long auctionId() {
    return auctionId;
  }

  void auctioned(AuctionOpened event) {
    auctionId = event.auctionId;
  }

  void filled(long lastQtyLots, long leavesLots) {
    cumQtyLots += lastQtyLots;
    leavesQtyLots = leavesLots;
  }

  void amended(OrderAmended event) {
    orderQtyLots = event.orderQtyLots;
    leavesQtyLots = event.leavesQtyLots;
    priceTicks = event.priceTicks;
  }

  void triggered(OrderTriggered event) {
    priceTicks = event.priceTicks;
  }

  void reduced(OrderReduced event) {
    orderQtyLots = event.orderQtyLots;
    leavesQtyLots = event.leavesQtyLots;
  }

  void enlarged(OrderEnlarged event) {
    orderQtyLots = event.orderQtyLots;
    leavesQtyLots = event.orderQtyLots;
  }

  void done() {
    leavesQtyLots = 0;
  }
}
